"""Tables of the room."""

import django.db.models.deletion
import tapem.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FundingSource',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('is_usual', models.BooleanField(default=False, help_text='Langsung tersedia sebagai baris pada form baru.')),
                ('source', models.CharField(blank=True, max_length=300)),
                ('verified_by', models.CharField(blank=True, max_length=120)),
            ],
            options={
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='NomenclatureEdition',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('decree', models.CharField(max_length=120)),
                ('valid_from', models.DateField()),
                ('sub_activity_digits', models.PositiveSmallIntegerField(default=4)),
                ('source', models.CharField(max_length=300)),
                ('verified_by', models.CharField(blank=True, max_length=120)),
            ],
            options={
                'ordering': ['valid_from'],
            },
        ),
        migrations.CreateModel(
            name='NomenclatureRow',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='planning.nomenclatureedition')),
                ('level', models.CharField(choices=[('affair_group', 'Urusan'), ('affair', 'Bidang urusan'), ('programme', 'Program'), ('activity', 'Kegiatan'), ('sub_activity', 'Sub kegiatan')], max_length=20)),
                ('code', models.CharField(max_length=24)),
                ('name', models.CharField(max_length=400)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('verified_by', models.CharField(blank=True, max_length=120)),
            ],
            options={
                'ordering': ['edition', 'code'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'code'), name='planning_code_once')],
            },
        ),
        migrations.CreateModel(
            name='NomenclatureMapping',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('old_row', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mappings_from', to='planning.nomenclaturerow')),
                ('new_edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mappings_into', to='planning.nomenclatureedition')),
                ('new_row', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mappings_to', to='planning.nomenclaturerow')),
                ('kind', models.CharField(choices=[('same', 'Kode dan nama tetap'), ('moved', 'Nama tetap, kode pindah'), ('other_meaning', 'Kode tetap, arti berubah'), ('not_found', 'Belum ditemukan')], max_length=20)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('verified_by', models.CharField(blank=True, max_length=120)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('old_row', 'new_row'), name='planning_mapping_once'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'not_found'), ('new_row__isnull', True)), models.Q(models.Q(('kind', 'not_found'), _negated=True), ('new_row__isnull', False)), _connector='OR'), name='planning_mapping_has_target', violation_error_message='Padanan memerlukan kode tujuan.')],
            },
        ),
        migrations.CreateModel(
            name='PlanningPeriod',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planning_periods', to='regions.region')),
                ('name', models.CharField(max_length=120)),
                ('first_year', models.PositiveSmallIntegerField()),
                ('last_year', models.PositiveSmallIntegerField()),
                ('source', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['-first_year'],
                'constraints': [models.UniqueConstraint(fields=('region', 'first_year', 'last_year'), name='planning_period_once'), models.CheckConstraint(condition=models.Q(('last_year__gte', models.F('first_year'))), name='planning_period_years', violation_error_message='Tahun akhir mendahului tahun awal.')],
            },
        ),
    ]
