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
            name='Dismissal',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('subject_kind', models.CharField(choices=[('draft', 'Rancangan produk hukum'), ('meeting_report', 'Laporan rapat')], max_length=20)),
                ('subject_key', models.UUIDField()),
                ('rule', models.CharField(max_length=12)),
                ('fingerprint', models.CharField(max_length=40)),
                ('quote', models.CharField(max_length=300)),
                ('reason', models.CharField(max_length=500)),
                ('dismissed_by', models.CharField(max_length=200)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.agency')),
                ('dismissed_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['dismissed_at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('subject_kind', 'subject_key', 'fingerprint'), name='review_dismissed_once', violation_error_message='Temuan ini sudah diabaikan.'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='review_dismissed_with_reason', violation_error_message='Tulis alasan mengabaikan temuan.')],
            },
        ),
    ]
