"""Tables of the room."""

import tapem.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Access',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('chain', models.CharField(db_index=True, max_length=40)),
                ('at', models.DateTimeField()),
                ('actor_key', models.CharField(blank=True, max_length=40)),
                ('actor_label', models.CharField(max_length=200)),
                ('agency_label', models.CharField(blank=True, max_length=200)),
                ('subject_kind', models.CharField(max_length=80)),
                ('subject_key', models.CharField(max_length=40)),
                ('subject_label', models.CharField(max_length=300)),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='ChainHead',
            fields=[
                ('chain', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('sequence', models.PositiveBigIntegerField(default=0)),
                ('digest', models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('chain', models.CharField(max_length=40)),
                ('sequence', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField(db_index=True)),
                ('act', models.CharField(db_index=True, max_length=80)),
                ('actor_key', models.CharField(blank=True, max_length=40)),
                ('actor_label', models.CharField(max_length=200)),
                ('agency_label', models.CharField(blank=True, max_length=200)),
                ('capacity_label', models.CharField(blank=True, max_length=80)),
                ('subject_kind', models.CharField(max_length=80)),
                ('subject_key', models.CharField(max_length=40)),
                ('subject_label', models.CharField(max_length=300)),
                ('changes', models.JSONField(default=dict)),
                ('reason', models.TextField(blank=True)),
                ('request_key', models.CharField(blank=True, max_length=40)),
                ('previous_digest', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ['chain', 'sequence'],
                'indexes': [models.Index(fields=['subject_kind', 'subject_key'], name='audit_entry_subject')],
                'constraints': [models.UniqueConstraint(fields=('chain', 'sequence'), name='audit_entry_one_link')],
            },
        ),
    ]
