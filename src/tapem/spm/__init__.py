"""SPM (Standar Pelayanan Minimal): from the data of the agencies to index and report.

Serves UU 23/2014 Pasal 18, PP 2/2018 and Permendagri 59/2021: the four stages (data,
needs, plan, implementation), the forms A (recipients), B (quality) and C (budget), their
completeness, the checks and the index. Not to be confused with surat perintah membayar.
Nouns: Catalogue, Affair, ServiceType, QualityItem, Duty, AchievementForm, FormLine, Cell,
Problem, StageRecord, ReportingPeriod, IndexPolicy.
"""
