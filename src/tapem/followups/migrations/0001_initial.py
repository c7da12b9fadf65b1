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
            name='Deadline',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deadlines', to='regions.region')),
                ('key', models.SlugField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('due_on', models.DateField()),
                ('source', models.CharField(max_length=200)),
                ('verified_by', models.CharField(blank=True, max_length=120)),
            ],
            options={
                'ordering': ['due_on'],
                'constraints': [models.UniqueConstraint(fields=('region', 'key'), name='followups_deadline_once')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='followups', to='regions.region')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followups', to='regions.agency')),
                ('addressee', models.CharField(blank=True, help_text='Pelaksana, bila bukan satu perangkat daerah.', max_length=300)),
                ('what', models.TextField()),
                ('why', models.CharField(blank=True, max_length=300)),
                ('subject_kind', models.CharField(choices=[('correction', 'Koreksi'), ('form', 'Form capaian'), ('decision', 'Keputusan rapat'), ('recommendation', 'Saran tindak lanjut'), ('agreement', 'Perjanjian kerja sama'), ('obligation', 'Kewajiban'), ('chapter', 'Bab'), ('other', 'Lainnya')], max_length=20)),
                ('subject_key', models.UUIDField(blank=True, db_index=True, null=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', 'Terbuka'), ('reported', 'Dilaporkan selesai'), ('done', 'Selesai'), ('dropped', 'Dibatalkan')], default='open', max_length=10)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('evidence', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['due_on', 'opened_at'],
                'indexes': [models.Index(fields=['region', 'agency', 'state'], name='followups_inbox')],
                'constraints': [models.CheckConstraint(condition=models.Q(('agency__isnull', False), models.Q(('addressee', ''), _negated=True), _connector='OR'), name='followups_somebody_is_meant', violation_error_message='Sebutkan pelaksana tindak lanjut ini.'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('state__in', ['open', 'reported'])), models.Q(('closed_at__isnull', False), ('state__in', ['done', 'dropped'])), _connector='OR'), name='followups_closed_with_time', violation_error_message='Tindak lanjut yang selesai memerlukan waktu selesai.')],
            },
        ),
    ]
