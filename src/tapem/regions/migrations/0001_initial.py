"""Tables of the room."""

import django.db.models.deletion
import tapem.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=13)),
                ('edition', models.CharField(help_text='Keputusan yang memuat kode ini.', max_length=60)),
                ('kind', models.CharField(choices=[('province', 'Provinsi'), ('regency', 'Kabupaten'), ('city', 'Kota'), ('district', 'Kecamatan'), ('urban_village', 'Kelurahan'), ('village', 'Desa')], max_length=20)),
                ('name', models.CharField(max_length=120)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='regions.region')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(fields=('code',), name='regions_region_code_once')],
            },
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agencies', to='regions.region')),
                ('kind', models.CharField(choices=[('secretariat', 'Sekretariat'), ('section', 'Bagian'), ('office', 'Dinas'), ('board', 'Badan'), ('police_unit', 'Satuan'), ('inspectorate', 'Inspektorat'), ('district_office', 'Kecamatan')], max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(max_length=60)),
                ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='regions.agency')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('region', 'name', 'valid_from'), name='regions_agency_once'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='regions_agency_dates', violation_error_message='Tanggal berakhir mendahului tanggal mulai.')],
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='regions.region')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='regions.agency')),
                ('kind', models.CharField(choices=[('regent', 'Bupati'), ('vice_regent', 'Wakil Bupati'), ('regional_secretary', 'Sekretaris Daerah'), ('assistant', 'Asisten'), ('expert_staff', 'Staf Ahli'), ('head_of_agency', 'Kepala perangkat daerah'), ('head_of_section', 'Kepala Bagian'), ('sub_coordinator', 'Sub Koordinator')], max_length=30)),
                ('title', models.CharField(max_length=200)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('region', 'title'), name='regions_position_once')],
            },
        ),
        migrations.CreateModel(
            name='Official',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='officials', to='regions.region')),
                ('name', models.CharField(max_length=200)),
                ('title_before', models.CharField(blank=True, max_length=60)),
                ('title_after', models.CharField(blank=True, max_length=120)),
                ('rank', models.CharField(blank=True, max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name='Border',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='borders', to='regions.region')),
                ('neighbour', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='regions.region')),
                ('side', models.CharField(blank=True, max_length=20)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('region', 'neighbour'), name='regions_border_once')],
            },
        ),
        migrations.CreateModel(
            name='AgencyAlias',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='regions.agency')),
                ('alias', models.CharField(max_length=120)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'alias'), name='regions_alias_once')],
            },
        ),
        migrations.CreateModel(
            name='AgencySuccession',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successions', to='regions.agency')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='origins', to='regions.agency')),
                ('on', models.DateField()),
                ('basis', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='regions_succession_once')],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appointments', to='regions.position')),
                ('official', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='regions.official')),
                ('capacity', models.CharField(choices=[('definitive', 'Definitif'), ('interim', 'Penjabat (Pj.)'), ('acting', 'Pelaksana tugas (Plt.)'), ('daily_acting', 'Pelaksana harian (Plh.)')], default='definitive', max_length=20)),
                ('decree', models.CharField(blank=True, max_length=120)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='regions_appointment_dates', violation_error_message='Tanggal berakhir mendahului tanggal mulai.')],
            },
        ),
    ]
