"""Tables of the room."""

import django.db.models.deletion
import tapem.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('username', models.CharField(error_messages={'unique': 'Nama pengguna ini sudah dipakai.'}, max_length=60, unique=True, verbose_name='nama pengguna')),
                ('display_name', models.CharField(max_length=120, verbose_name='nama tampilan')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='pos-el')),
                ('is_active', models.BooleanField(default=True, verbose_name='aktif')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=tapem.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='regions.agency')),
                ('role', models.CharField(choices=[('coordinator', 'Koordinator'), ('operator', 'Operator'), ('head_of_agency', 'Kepala OPD'), ('legal_section', 'Bagian Hukum'), ('leader', 'Pimpinan'), ('partner', 'Daerah mitra'), ('administrator', 'Administrator')], max_length=20)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'agency', 'role', 'valid_from'), name='accounts_membership_once'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='accounts_membership_dates', violation_error_message='Tanggal berakhir mendahului tanggal mulai.')],
            },
        ),
    ]
