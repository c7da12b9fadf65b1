"""Tables of the room."""

import django.db.models.deletion
import tapem.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('drafting', '0002_write_once'),
        ('planning', '0001_initial'),
        ('regions', '0001_initial'),
        ('spm', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActionPlan',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='action_plans', to='regions.region')),
                ('draft', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='action_plan', to='drafting.draft')),
                ('catalogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='spm.catalogue')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.nomenclatureedition')),
                ('first_year', models.PositiveSmallIntegerField()),
                ('last_year', models.PositiveSmallIntegerField()),
                ('base_year', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['-first_year', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('last_year__gte', models.F('first_year'))), name='actionplan_years', violation_error_message='Tahun akhir mendahului tahun awal.')],
            },
        ),
        migrations.CreateModel(
            name='PlanChapter',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chapters', to='actionplan.actionplan')),
                ('node', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='plan_chapter', to='drafting.node')),
                ('purpose', models.CharField(choices=[('introduction', 'Pendahuluan'), ('overview', 'Gambaran umum dan kebijakan'), ('achievement', 'Capaian penerapan'), ('problems', 'Permasalahan'), ('matrix', 'Matriks rencana aksi'), ('funding', 'Pendanaan, pemantauan, dan pelaporan'), ('closing', 'Penutup'), ('other', 'Lainnya')], max_length=20)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('verified_by', models.CharField(blank=True, max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name='PlanRow',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='actionplan.actionplan')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan_rows', to='spm.servicetype')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan_rows', to='regions.agency')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.nomenclatureedition')),
                ('code', models.CharField(max_length=24)),
                ('name', models.CharField(max_length=400)),
                ('activity_code', models.CharField(blank=True, max_length=24)),
                ('activity_name', models.CharField(blank=True, max_length=400)),
                ('programme_code', models.CharField(blank=True, max_length=24)),
                ('programme_name', models.CharField(blank=True, max_length=400)),
                ('indicator', models.CharField(blank=True, max_length=300)),
                ('unit', models.CharField(blank=True, max_length=40)),
                ('base_value', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True)),
                ('funding_source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.fundingsource')),
                ('note', models.CharField(blank=True, max_length=300)),
                ('is_example', models.BooleanField(default=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ['service__position', 'order', 'code'],
                'indexes': [models.Index(fields=['plan', 'agency'], name='actionplan_by_agency')],
                'constraints': [models.UniqueConstraint(fields=('plan', 'service', 'agency', 'code', 'indicator'), name='actionplan_row_once', violation_error_message='Baris dengan indikator ini sudah ada.')],
            },
        ),
        migrations.CreateModel(
            name='PlanCell',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('row', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cells', to='actionplan.planrow')),
                ('year', models.PositiveSmallIntegerField()),
                ('measure', models.CharField(choices=[('target', 'Target'), ('ceiling', 'Pagu')], max_length=10)),
                ('state', models.CharField(choices=[('empty', 'kosong'), ('number', 'angka'), ('none', 'tidak ada kegiatan')], default='empty', max_length=10)),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('changed_by', models.CharField(max_length=200)),
            ],
            options={
                'ordering': ['year', 'measure'],
                'constraints': [models.UniqueConstraint(fields=('row', 'year', 'measure'), name='actionplan_cell_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'number'), ('value__isnull', False)), models.Q(('state__in', ['empty', 'none']), ('value__isnull', True)), _connector='OR'), name='actionplan_number_has_value'), models.CheckConstraint(condition=models.Q(('value__isnull', True), ('value__gte', 0), _connector='OR'), name='actionplan_not_negative', violation_error_message='Isi 0 atau lebih.')],
            },
        ),
    ]
