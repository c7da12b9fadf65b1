"""Tables of the room."""

import tapem.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('region_key', models.UUIDField(blank=True, db_index=True, help_text='Region (tenant) that owns the file.', null=True)),
                ('purpose', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=200)),
                ('media_type', models.CharField(max_length=120)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('storage_name', models.CharField(max_length=120, unique=True)),
                ('created_at', models.DateTimeField()),
                ('created_by_label', models.CharField(max_length=200)),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
    ]
