"""From invitation to report: attendance by institution, minutes, decisions, recommendations.

The report to the (Pj.) Sekda and the news item are made from these records, so that no
paper contradicts another. Nouns: Meeting, Invitation, AttendanceTally, AgendaItem, Minute,
Decision, Recommendation, MeetingReport, Claim, Discrepancy, IssuedPaper.
"""
