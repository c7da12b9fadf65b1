"""What a regency plans by: programmes, activities and sub-activities of the nomenclature.

Serves the third step of applying the SPM (plan) and the matrix of the action plan. The
nomenclature changes by decree, so every row belongs to an edition and a code means
nothing without it. Nouns: NomenclatureEdition, NomenclatureRow, NomenclatureMapping,
PlanningPeriod, FundingSource.
"""
