"""Declaring every figure and table of the plan; called once by `apps.ready()`."""

from django.utils.translation import gettext_lazy as _

from tapem.actionplan.bindings import numbers, plan, services
from tapem.actionplan.bindings.register import figure
from tapem.drafting.figures import register, register_family, register_table


def register_all() -> None:
    """Declare every figure and table of the plan, and the figures of the register."""
    register("spm.services", _("Jumlah jenis pelayanan dasar"), numbers.services)
    register("spm.affairs", _("Jumlah urusan SPM"), numbers.affairs)
    register("spm.duty_agencies", _("Jumlah OPD pengampu"), numbers.duty_agencies)
    register("spm.below_target", _("Layanan di bawah 100 persen"), numbers.below_target)
    register("spm.at_target", _("Layanan yang mencapai 100 persen"), numbers.at_target)
    register(
        "spm.unreported", _("Layanan yang capaiannya belum dapat dihitung"), numbers.unreported
    )
    register("spm.nil", _("Layanan yang nihil sasaran"), numbers.nil)
    register("spm.fill_rate", _("Keterisian form capaian"), numbers.fill_rate)
    register("spm.problems", _("Jumlah permasalahan yang dirumuskan"), numbers.problems)
    register("spm.base_year", _("Tahun data capaian"), numbers.year_of_data)
    register_family("spm.rate.", _("Capaian layanan"), numbers.rate_of_service)
    register("plan.period", _("Periode rencana"), numbers.period)
    register("plan.rows", _("Jumlah baris rencana"), numbers.row_count)
    register("plan.sub_activities", _("Jumlah sub kegiatan"), numbers.sub_activities)
    register("plan.ceiling_total", _("Jumlah pagu seluruh periode"), numbers.ceiling_total)
    register_family("plan.ceiling.", _("Jumlah pagu tahun"), numbers.ceiling_of_year)
    register("pks.total", _("PKS yang direncanakan"), figure("pks.total"))
    register("pks.signed", _("PKS yang ditandatangani"), figure("pks.signed"))
    register("pks.implemented", _("PKS yang sudah ada pelaksanaannya"), figure("pks.implemented"))
    register("pks.idle", _("PKS yang belum ada pelaksanaannya"), figure("pks.idle"))
    register("pks.pending", _("PKS yang belum ditandatangani"), figure("pks.pending"))
    register("pks.members", _("Daerah anggota kerja sama"), figure("pks.members"))
    register_table("spm-services", _("Jenis pelayanan dasar dan pengampu"), services.services_table)
    register_table("spm-achievement", _("Capaian penerima layanan"), services.achievements)
    register_table("spm-completeness", _("Keterisian form capaian"), services.completeness)
    register_table("spm-problems", _("Permasalahan, akar masalah, solusi"), services.problems)
    register_table("plan-matrix", _("Matriks rencana aksi"), plan.matrix)
    register_table("plan-funding-affair", _("Pendanaan menurut urusan"), plan.funding_by_affair)
    register_table("plan-funding-agency", _("Pendanaan menurut OPD"), plan.funding_by_agency)
