"""A table of the steps of a draft after its hand-over."""

import django.db.models.deletion
from django.db import migrations, models

import tapem.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("drafting", "0002_write_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=tapem.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("concept", "Konsep"),
                            ("discussion", "Pembahasan tim"),
                            ("handed_over", "Di Bagian Hukum"),
                            ("harmonisation", "Harmonisasi"),
                            ("facilitation", "Fasilitasi Gubernur"),
                            ("enacted", "Ditetapkan"),
                            ("promulgated", "Diundangkan"),
                            ("abandoned", "Dihentikan"),
                        ],
                        max_length=20,
                    ),
                ),
                ("held_on", models.DateField()),
                ("reference_number", models.CharField(blank=True, max_length=80)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=200)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stages",
                        to="drafting.draft",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
            },
        ),
    ]
