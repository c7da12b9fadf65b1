"""Inter-regional cooperation: the register of an alliance, kept from evidence.

Serves PP 28/2018 (Kerja Sama Daerah): the alliance, its accord and agreements on two
independent axes (paper, implementation), parties, obligations, evidence, evaluation, name
and secretariat. Nouns: Alliance, Accord, Agreement, Party, Obligation, Evaluation,
SecretariatTerm.
"""
