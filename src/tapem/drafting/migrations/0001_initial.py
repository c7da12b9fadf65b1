"""Tables of the room."""

import django.db.models.deletion
import tapem.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('meetings', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='regions.region')),
                ('kind', models.CharField(choices=[('uud', 'Undang-Undang Dasar'), ('uu', 'Undang-Undang'), ('pp', 'Peraturan Pemerintah'), ('perpres', 'Peraturan Presiden'), ('permendagri', 'Peraturan Menteri Dalam Negeri'), ('permen', 'Peraturan Menteri'), ('perda_prov', 'Peraturan Daerah Provinsi'), ('perda', 'Peraturan Daerah'), ('perbup', 'Peraturan Bupati')], max_length=20)),
                ('number', models.CharField(blank=True, max_length=20)),
                ('year', models.PositiveSmallIntegerField()),
                ('about', models.CharField(max_length=400)),
                ('provision', models.CharField(blank=True, max_length=80)),
                ('gazette', models.CharField(blank=True, help_text='Misalnya Lembaran Negara … Tahun 2018 Nomor 2.', max_length=200)),
                ('supplement', models.CharField(blank=True, help_text='Tambahan Lembaran Negara, bila ada.', max_length=200)),
                ('changed_times', models.PositiveSmallIntegerField(default=0)),
                ('last_change', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.citation')),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='drafting.citation')),
                ('promulgated_on', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('verified_by', models.CharField(blank=True, max_length=120)),
            ],
            options={
                'ordering': ['year', 'number'],
                'constraints': [models.UniqueConstraint(fields=('region', 'kind', 'number', 'year'), name='drafting_citation_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='regions.region')),
                ('kind', models.CharField(choices=[('perda', 'Peraturan Daerah'), ('perbup', 'Peraturan Bupati'), ('kepbup', 'Keputusan Bupati')], max_length=20)),
                ('about', models.CharField(max_length=300)),
                ('short_title', models.CharField(help_text='Sebutan di layar dan memo.', max_length=120)),
                ('initiator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.agency')),
                ('first_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('last_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('state', models.CharField(choices=[('concept', 'Konsep'), ('discussion', 'Pembahasan tim'), ('handed_over', 'Di Bagian Hukum'), ('harmonisation', 'Harmonisasi'), ('facilitation', 'Fasilitasi Gubernur'), ('enacted', 'Ditetapkan'), ('promulgated', 'Diundangkan'), ('abandoned', 'Dihentikan')], default='concept', max_length=20)),
                ('due_on', models.DateField(blank=True, help_text='Batas penyampaian ke Bagian Hukum.', null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('first_year__isnull', True), ('last_year__isnull', True)), ('last_year__gte', models.F('first_year')), _connector='OR'), name='drafting_draft_years', violation_error_message='Tahun akhir mendahului tahun awal.'), models.UniqueConstraint(fields=('region', 'kind', 'about'), name='drafting_draft_once')],
            },
        ),
        migrations.CreateModel(
            name='Node',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nodes', to='drafting.draft')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='drafting.node')),
                ('kind', models.CharField(choices=[('considering', 'Menimbang'), ('legal_basis', 'Mengingat'), ('dictum', 'Diktum'), ('chapter', 'Bab batang tubuh'), ('article', 'Pasal'), ('clause', 'Ayat'), ('item', 'Huruf'), ('definition', 'Batasan pengertian'), ('annex', 'Lampiran'), ('annex_chapter', 'Bab lampiran'), ('heading', 'Subjudul'), ('paragraph', 'Alinea'), ('table', 'Tabel')], max_length=20)),
                ('order', models.PositiveIntegerField(default=0)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('body', models.TextField(blank=True)),
                ('citation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.citation')),
                ('table_key', models.SlugField(blank=True, max_length=80)),
                ('table_options', models.JSONField(blank=True, default=dict)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['order', 'id'],
                'indexes': [models.Index(fields=['draft', 'parent', 'order'], name='drafting_node_tree')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'legal_basis'), _negated=True), ('citation__isnull', False), _connector='OR'), name='drafting_legal_basis_from_register', violation_error_message='Dasar hukum dipilih dari daftar peraturan.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'table'), _negated=True), models.Q(('table_key', ''), _negated=True), _connector='OR'), name='drafting_table_is_bound', violation_error_message='Tabel naskah harus terikat pada data.')],
            },
        ),
        migrations.CreateModel(
            name='AgendaChapter',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agenda_item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='chapter_link', to='meetings.agendaitem')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda_links', to='drafting.node')),
            ],
        ),
        migrations.CreateModel(
            name='NodeOwner',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='owners', to='drafting.node')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='owned_nodes', to='regions.agency')),
                ('obliged', models.BooleanField(default=False)),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_by', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('node', 'agency'), name='drafting_owner_once')],
            },
        ),
        migrations.CreateModel(
            name='NodeRevision',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='drafting.node')),
                ('sequence', models.PositiveIntegerField()),
                ('title', models.CharField(blank=True, max_length=300)),
                ('body', models.TextField(blank=True)),
                ('reason_kind', models.CharField(choices=[('initial', 'Naskah awal'), ('edit', 'Penyuntingan'), ('correction', 'Koreksi'), ('meeting', 'Hasil rapat'), ('legal_section', 'Catatan Bagian Hukum'), ('harmonisation', 'Harmonisasi'), ('facilitation', 'Fasilitasi')], max_length=20)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=200)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.agency')),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ['sequence'],
                'constraints': [models.UniqueConstraint(fields=('node', 'sequence'), name='drafting_revision_numbers')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='drafting.draft')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('team', 'Tim Penyusun'), ('legal_section', 'Bagian Hukum'), ('harmonisation', 'Harmonisasi Kanwil'), ('facilitation', 'Fasilitasi Gubernur')], max_length=20)),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.meeting')),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'number'), name='drafting_round_numbers'), models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='drafting_round_dates', violation_error_message='Tanggal tutup mendahului tanggal buka.')],
            },
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seals', to='drafting.node')),
                ('digest', models.CharField(max_length=64)),
                ('content', models.JSONField()),
                ('sealed_at', models.DateTimeField()),
                ('sealed_by', models.CharField(max_length=200)),
                ('agenda_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.agendaitem')),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('lifted_reason', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['-sealed_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('node',), name='drafting_one_seal_a_chapter', violation_error_message='Bab ini sudah disegel.'), models.CheckConstraint(condition=models.Q(('lifted_at__isnull', True), models.Q(('lifted_reason', ''), _negated=True), _connector='OR'), name='drafting_seal_lifted_with_reason', violation_error_message='Tulis alasan membuka segel.')],
            },
        ),
        migrations.CreateModel(
            name='TeamMember',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='drafting.draft')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.agency')),
                ('role', models.CharField(choices=[('initiator', 'Pemrakarsa'), ('member', 'Anggota')], default='member', max_length=10)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('note', models.CharField(blank=True, help_text='Dasar keanggotaan.', max_length=200)),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'agency'), name='drafting_team_once')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='drafting.draft')),
                ('number', models.PositiveSmallIntegerField()),
                ('label', models.CharField(max_length=120)),
                ('tree', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=200)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'number'), name='drafting_version_numbers')],
            },
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='drafting.draft')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='handover', to='drafting.version')),
                ('number', models.PositiveSmallIntegerField()),
                ('to_agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.agency')),
                ('package', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('reference_number', models.CharField(blank=True, max_length=80)),
                ('open_corrections', models.PositiveIntegerField(default=0)),
                ('reason', models.TextField(blank=True)),
                ('handed_over_at', models.DateTimeField()),
                ('handed_over_by', models.CharField(max_length=200)),
                ('state', models.CharField(choices=[('sent', 'Dikirim, belum diterima'), ('received', 'Diterima'), ('returned', 'Dikembalikan dengan catatan')], default='sent', max_length=10)),
                ('received_at', models.DateTimeField(blank=True, null=True)),
                ('received_by', models.CharField(blank=True, max_length=200)),
                ('receipt_note', models.CharField(blank=True, max_length=300)),
                ('returned_at', models.DateTimeField(blank=True, null=True)),
                ('returned_by', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'number'), name='drafting_handover_numbers'), models.CheckConstraint(condition=models.Q(('open_corrections', 0), models.Q(('reason', ''), _negated=True), _connector='OR'), name='drafting_open_corrections_need_reason', violation_error_message='Draf dengan koreksi terbuka hanya dapat diserahkan dengan alasan.'), models.CheckConstraint(condition=models.Q(models.Q(('received_at__isnull', True), ('state', 'sent')), models.Q(('received_at__isnull', False), ('state__in', ['received', 'returned'])), _connector='OR'), name='drafting_received_with_time')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='drafting.draft')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='drafting.round')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('wording', 'Redaksi'), ('programme', 'Program'), ('activity', 'Kegiatan'), ('sub_activity', 'Sub kegiatan'), ('problem', 'Permasalahan'), ('missing_data', 'Data belum lengkap'), ('reference', 'Rujukan'), ('figure', 'Angka')], max_length=20)),
                ('chapter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='chapter_corrections', to='drafting.node')),
                ('target_node', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='corrections', to='drafting.node')),
                ('target_key', models.CharField(blank=True, max_length=200)),
                ('target_label', models.CharField(blank=True, max_length=300)),
                ('quote', models.TextField(blank=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='regions.agency')),
                ('text', models.TextField()),
                ('due_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', 'Terbuka'), ('answered', 'Dijawab'), ('returned', 'Dikembalikan'), ('accepted', 'Diterima'), ('withdrawn', 'Ditarik')], default='open', max_length=10)),
                ('agenda_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='corrections', to='meetings.agendaitem')),
                ('handover', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='drafting.handover')),
                ('closing_revision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='closes', to='drafting.noderevision')),
                ('closing_change', models.CharField(blank=True, help_text='Perubahan data, semula → menjadi, atau alasan.', max_length=300)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['number'],
                'indexes': [models.Index(fields=['draft', 'agency', 'state'], name='drafting_correction_owed')],
                'constraints': [models.UniqueConstraint(fields=('draft', 'number'), name='drafting_correction_numbers'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), ('closing_revision__isnull', False), models.Q(('closing_change', ''), _negated=True), _connector='OR'), name='drafting_accepted_with_change', violation_error_message='Koreksi ditutup dengan perubahan atau alasan.'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state__in', ['accepted', 'withdrawn'])), models.Q(('closed_at__isnull', True), ('state__in', ['open', 'answered', 'returned'])), _connector='OR'), name='drafting_correction_closed_with_time')],
            },
        ),
        migrations.CreateModel(
            name='CorrectionMessage',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('correction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='drafting.correction')),
                ('kind', models.CharField(choices=[('asks', 'meminta'), ('answers', 'menjawab'), ('comments', 'menanggapi'), ('accepts', 'menerima'), ('returns', 'mengembalikan'), ('withdraws', 'menarik')], max_length=10)),
                ('text', models.TextField()),
                ('revision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.noderevision')),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('office', models.CharField(max_length=200)),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
    ]
