"""Indonesia's regions, their agencies, positions and who holds them on which date.

Codes and names change by decree, agencies merge and split: everything here is dated.
Nouns: Region, Agency, Position, Official, Appointment.
"""
