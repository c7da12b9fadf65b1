"""The Rencana Aksi Penerapan SPM: which chapter draws which data, and who still owes what.

Binds a draft (drafting) to services, achievements and problems (spm) and to the nomenclature
(planning); its own data are the rows of the plan with targets and ceilings per year. Serves
PP 2/2018 and Permendagri 59/2021 (stages of applying the SPM), and the office's step before
a draft goes to Bagian Hukum. Nouns: ActionPlan, PlanChapter, PlanRow, PlanCell.
"""
