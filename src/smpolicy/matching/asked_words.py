"""How customers say the same thing: chat spellings, and words of both languages that mean one matter."""

from __future__ import annotations

EMPTY = frozenset(
    """yang dan di ke dari untuk dengan ini itu apa apakah ya yah kak kakak min admin dong sih deh nih kok saya aku gue gua gw kami mau bisa tolong
    mohon tanya nanya halo hai the an is are was of to in on at my me you your it do does did can could please hi hello and or for with""".split()  # noqa: SIM905 - a word list reads best as words
)
"""Words that say nothing of the matter."""

SPELT: dict[str, str] = dict(
    pair.split("=")
    for pair in """kpn=kapan brp=berapa brapa=berapa blm=belum blom=belum belom=belum udh=sudah udah=sudah sdh=sudah ga=tidak gak=tidak gk=tidak
    nggak=tidak ngga=tidak tdk=tidak enggak=tidak gmn=bagaimana gimana=bagaimana knp=kenapa dmn=dimana bgt=banget jg=juga krn=karena karna=karena
    klo=kalau kalo=kalau hr=hari jm=jam mgg=minggu mggu=minggu bln=bulan thn=tahun hrs=harus dr=dari utk=untuk dgn=dengan sm=sama sy=saya
    pesenan=pesanan pesen=pesan nyampe=sampai nyampek=sampai sampe=sampai dateng=datang abis=habis duit=uang ilang=hilang ongkir=ongkos
    bayarin=bayar tf=transfer trf=transfer rek=rekening hp=ponsel hape=ponsel tlp=telepon telp=telepon telpon=telepon telfon=telepon
    barengan=bersama bales=balas balikin=kembali balik=kembali kepotong=potong bukak=buka reschedul=reschedule cust=pelanggan cs=layanan
    pw=sandi pass=sandi apk=aplikasi app=aplikasi apps=aplikasi gan=kak ortu=orangtua krj=kerja pengirimn=pengiriman pls=please u=you ur=your
    msg=message acc=account thx=thanks wanna=want""".split()  # noqa: SIM905 - a word list reads best as words
)
"""Chat spellings, and the words that they stand for."""

ALIKE: tuple[tuple[str, ...], ...] = tuple(
    tuple(group.split())
    for group in """pengembalian refund refunds kembali reimburse uang dana duit money cash
    pengiriman kirim delivery deliver shipping shipment ship courier kurir ekspedisi ongkos
    pesanan pesan order orders purchase beli
    paket parcel package box
    sampai tiba datang arrive arrived arrival received diterima
    terlambat telat lambat lama late delay delayed slow
    bagasi luggage baggage suitcase koper
    biaya fee fees charge charges cost costs tarif potongan potong
    harga price prices
    rusak cacat pecah broken damaged defective faulty
    hilang lost missing stolen dicuri
    tukar menukar exchange swap
    retur return returns
    garansi warranty guarantee
    batal pembatalan cancel cancellation cancelled
    jadwal reschedule schedule ubah pindah
    ganti change update
    alamat address
    buka open opening operasional
    tutup close closed closing
    jam hours hour pukul time
    minggu sunday
    sabtu saturday
    senin monday
    libur holiday
    toko gerai store shop outlet
    klinik clinic hospital
    dokter doctor praktik
    akun account
    rekening tabungan savings
    saldo balance
    kartu card
    sandi password pin
    lupa forgot forgotten
    terblokir blokir blocked locked
    kuota data quota
    sinyal jaringan internet network signal gangguan outage
    tagihan bill invoice
    bayar pembayaran pay payment paid
    transfer remittance
    diskon discount promo promotion voucher coupon kupon
    stok stock available tersedia ready
    ukuran size
    tiket ticket pesawat flight penerbangan
    kursi seat
    daftar pendaftaran register registration
    syarat ketentuan terms conditions
    berlaku aktif valid validity expire expired expiry hangus kedaluwarsa habis
    telepon phone call hubungi contact
    aplikasi application
    bulanan bulan monthly month
    halal
    poin points
    anggota member membership
    pelajar mahasiswa student
    lacak resi track tracking""".splitlines()
)
"""Words of either language that ask about one matter."""
