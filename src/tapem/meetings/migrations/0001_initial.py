"""Tables of the room."""

import django.db.models.deletion
import tapem.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('followups', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='regions.region')),
                ('kind', models.CharField(choices=[('drafting', 'Pembahasan rancangan'), ('monitoring', 'Monitoring dan evaluasi'), ('plenary', 'Rapat pleno'), ('coordination', 'Rapat koordinasi')], max_length=20)),
                ('title', models.CharField(max_length=300)),
                ('purpose', models.TextField(blank=True)),
                ('held_on', models.DateField()),
                ('starts_at', models.DateTimeField(blank=True, null=True)),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('place', models.CharField(max_length=200)),
                ('organizer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.agency')),
                ('organizer_note', models.CharField(blank=True, help_text='Misalnya sub koordinator penyelenggara.', max_length=200)),
                ('chair', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.position')),
                ('total_stated', models.PositiveIntegerField(blank=True, help_text='Jumlah peserta yang disebut sumber, bila ada.', null=True)),
                ('participants_note', models.CharField(blank=True, help_text='Unsur peserta, seperti disebut dalam undangan.', max_length=400)),
                ('attendance_list_open', models.BooleanField(default=False, help_text='Sumber menyebut “antara lain”: daftar instansi tidak lengkap.')),
                ('named_list_open', models.BooleanField(default=False, help_text='Sumber menyebut “dan lain-lain”: daftar pejabat tidak lengkap.')),
                ('reference_number', models.CharField(blank=True, max_length=80)),
                ('reference_date', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('planned', 'Direncanakan'), ('running', 'Berlangsung'), ('concluded', 'Selesai'), ('cancelled', 'Dibatalkan')], default='planned', max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['-held_on'],
                'indexes': [models.Index(fields=['region', 'held_on'], name='meetings_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='meetings_meeting_ends_after_start', violation_error_message='Waktu selesai harus sesudah waktu mulai.')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='meetings.meeting')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=300)),
                ('discussed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='meetings_agenda_numbers')],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='meetings.meeting')),
                ('metric', models.CharField(max_length=60)),
                ('label', models.CharField(max_length=200)),
                ('value', models.IntegerField()),
                ('quote', models.TextField()),
                ('location', models.CharField(blank=True, max_length=120)),
                ('as_of', models.DateField()),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('was_read', models.BooleanField(default=False, help_text='Dibaca sistem dari kalimat laporan, bukan dicatat orang.')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='IssuedPaper',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='regions.region')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='meetings.meeting')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.agency')),
                ('kind', models.CharField(choices=[('undangan', 'Undangan'), ('daftar-hadir', 'Daftar hadir'), ('notula', 'Notula'), ('laporan', 'Laporan'), ('berita', 'Berita'), ('whatsapp', 'Teks WhatsApp'), ('memo', 'Memo'), ('rekap-pks', 'Rekap PKS'), ('lampiran', 'Lampiran'), ('naskah', 'Naskah'), ('serah-terima', 'Serah terima')], max_length=20)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='documents.storedfile')),
                ('made_at', models.DateTimeField()),
                ('superseded', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='meetings.meeting')),
                ('institution', models.CharField(max_length=200)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.agency')),
                ('invited_region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('obliged', models.BooleanField(default=False)),
                ('obliged_because', models.CharField(blank=True, max_length=300)),
                ('order', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['order', 'institution'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'institution'), name='meetings_invitation_once')],
            },
        ),
        migrations.CreateModel(
            name='Discrepancy',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='discrepancies', to='meetings.meeting')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='discrepancies', to='meetings.claim')),
                ('other_claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.claim')),
                ('computed', models.IntegerField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', 'Terbuka'), ('explained', 'Dijelaskan'), ('left_open', 'Dibiarkan terbuka dengan catatan kaki'), ('corrected', 'Diperbaiki')], default='open', max_length=10)),
                ('explanation', models.TextField(blank=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('settled_by', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('explanation', ''), _negated=True), _connector='OR'), name='meetings_settled_with_words', violation_error_message='Tulis penjelasan selisih ini.'), models.CheckConstraint(condition=models.Q(('other_claim__isnull', False), ('computed__isnull', False), _connector='OR'), name='meetings_compared_with_something')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='meetings.meeting')),
                ('agenda_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to='meetings.agendaitem')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('followups', models.ManyToManyField(blank=True, related_name='decisions', to='followups.followup')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='meetings_decision_numbers')],
            },
        ),
        migrations.CreateModel(
            name='AttendanceTally',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='meetings.meeting')),
                ('institution', models.CharField(max_length=200)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.agency')),
                ('from_region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('count', models.PositiveIntegerField(blank=True, null=True)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['order', 'institution'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'institution'), name='meetings_attendance_once')],
            },
        ),
        migrations.CreateModel(
            name='MeetingReport',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='report', to='meetings.meeting')),
                ('addressed_to', models.CharField(max_length=200)),
                ('salutation', models.CharField(choices=[('Bapak', 'Bapak'), ('Ibu', 'Ibu')], default='Bapak', max_length=10)),
                ('results', models.TextField(blank=True, help_text='Alinea hasil rapat, dipisah baris kosong.')),
                ('conclusions', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('draft', 'Konsep'), ('final', 'Final')], default='draft', max_length=10)),
                ('finalised_at', models.DateTimeField(blank=True, null=True)),
                ('figures', models.JSONField(blank=True, default=dict, help_text='Angka dari data saat laporan difinalkan.')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name='Minute',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='minutes', to='meetings.meeting')),
                ('agenda_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='minutes', to='meetings.agendaitem')),
                ('text', models.TextField()),
                ('said_by', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['order', 'at'],
            },
        ),
        migrations.CreateModel(
            name='NamedAttendee',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='named_attendees', to='meetings.meeting')),
                ('title', models.CharField(max_length=200)),
                ('from_region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('order', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='meetings.meeting')),
                ('number', models.PositiveSmallIntegerField()),
                ('addressee', models.CharField(max_length=300)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.agency')),
                ('text', models.TextField()),
                ('amended_text', models.TextField(blank=True, help_text='Bunyi setelah diubah pimpinan; bunyi semula tetap tersimpan.')),
                ('due_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('proposed', 'Diusulkan'), ('approved', 'Disetujui'), ('amended', 'Disetujui dengan perubahan'), ('refused', 'Ditolak')], default='proposed', max_length=10)),
                ('note', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('followup', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='recommendations', to='followups.followup')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='meetings_recommendation_numbers'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['amended', 'refused']), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='meetings_refusal_has_reason', violation_error_message='Perubahan atau penolakan memerlukan catatan.')],
            },
        ),
    ]
