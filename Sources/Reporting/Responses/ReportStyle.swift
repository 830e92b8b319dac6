/// The look of REP.html. Everything is in the page: it is opened offline, mailed on and printed.
enum ReportStyle {
  static let css: StaticString = """
    :root{--ink:#1c2522;--soft:#55625d;--line:#d5ddd9;--paper:#fff;--ground:#f3f6f4;
    --good:#0b6b4f;--warn:#8a5a00;--bad:#a3242b;--calm:#2f5f8a}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--ground);color:var(--ink);line-height:1.7;font-size:16px;
    font-family:"Noto Naskh Arabic","Noto Sans Arabic","Segoe UI",Tahoma,"Geeza Pro",Arial,sans-serif}
    [lang=en]{font-family:"Segoe UI","Noto Sans",Roboto,"Helvetica Neue",Arial,sans-serif;
    line-height:1.5;font-size:.94em;color:var(--soft);text-align:left}
    main{max-width:62rem;margin:0 auto;padding:1rem}
    section,header.top,footer{background:var(--paper);border:1px solid var(--line);
    border-radius:10px;padding:1.1rem 1.3rem;margin:0 0 1rem}
    h1{font-size:1.45rem;line-height:1.5;margin:.2rem 0}
    h2{font-size:1.12rem;margin:0 0 .7rem;break-after:avoid;display:flex;flex-wrap:wrap;gap:0 .7rem;
    justify-content:space-between;align-items:baseline}
    p{margin:.25rem 0}
    ul,ol{margin:.2rem 0;padding-inline-start:1.4rem}
    .verdict{border-inline-start:8px solid var(--tone);border-color:var(--tone)}
    .verdict .en{font-size:1.05rem}
    .badge{display:inline-flex;gap:.5rem;align-items:center;color:#fff;background:var(--tone);
    border-radius:99px;padding:.1rem .9rem;font-weight:700}
    .badge [lang=en]{color:#fff}
    .accepted{--tone:var(--good)}.partial,.duplicate{--tone:var(--warn)}
    .rejected,.quarantined{--tone:var(--bad)}
    .fatal,.error{--tone:var(--bad)}.hold,.warn{--tone:var(--warn)}.info{--tone:var(--calm)}
    .pair{display:grid;grid-template-columns:1fr 1fr;gap:.2rem 2rem}
    dl.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));
    gap:.5rem 1.5rem;margin:.9rem 0 0}
    dl.facts div{min-width:0}dl.facts .wide{grid-column:1/-1}
    .wide [lang=en]{display:inline-block}
    .pair+.pair{margin-top:.7rem}
    dt{color:var(--soft);font-size:.82rem;display:flex;gap:.5rem;flex-wrap:wrap}
    dd{margin:0;overflow-wrap:anywhere}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.2rem,1fr));gap:.7rem}
    .tiles div{border:1px solid var(--line);border-radius:8px;padding:.5rem .7rem;text-align:center}
    .tiles b{display:block;font-size:1.55rem;line-height:1.3;font-variant-numeric:tabular-nums}
    .tiles span{display:block;font-size:.86rem}
    .tiles [lang=en]{text-align:center;font-size:.78rem}
    article{border:1px solid var(--line);border-inline-start:6px solid var(--tone);
    border-radius:8px;padding:.7rem 1rem;margin:.7rem 0;break-inside:avoid}
    article h3{margin:0 0 .3rem;font-size:1rem;display:flex;flex-wrap:wrap;gap:.2rem .8rem;
    align-items:baseline}
    article h3 [lang=en]{font-weight:400}
    .pill{border:1.5px solid var(--tone);color:var(--tone);border-radius:99px;padding:0 .6rem;
    font-size:.84rem;font-weight:700;white-space:nowrap}
    .mend{margin-top:.5rem;padding-top:.5rem;border-top:1px dashed var(--line)}
    code,.code{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:.9em;
    direction:ltr;unicode-bidi:isolate}
    table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:.93rem}
    caption{text-align:start;padding:0 0 .6rem;color:var(--soft)}
    th,td{border-bottom:1px solid var(--line);padding:.5rem .6rem;text-align:start;
    vertical-align:top;overflow-wrap:anywhere}
    th{background:var(--ground);font-size:.86rem;position:sticky;top:0}
    th [lang=en]{display:block;font-weight:400;text-align:right}
    th:nth-child(1){width:19%}th:nth-child(2){width:44%}
    .group th{position:static;padding-top:1rem;font-size:.95rem;text-align:start}
    .group [lang=en]{display:inline-block;margin-inline:.7rem}
    td small{display:block;color:var(--soft);overflow-wrap:anywhere}
    td [lang=en]{display:block}
    td:nth-child(1) [lang=en],td small{text-align:right}
    bdi{white-space:pre-wrap;overflow-wrap:anywhere}bdi[dir=ltr]{display:inline-block}
    a.code{color:inherit}
    bdi i{font:700 .72em ui-monospace,"DejaVu Sans Mono",monospace;color:var(--bad);
    border:1px solid var(--bad);border-radius:3px;padding:0 .2em;margin:0 .1em;
    unicode-bidi:isolate;direction:ltr;display:inline-block}
    .none{color:var(--soft)}
    footer{font-size:.82rem;color:var(--soft);overflow-wrap:anywhere}
    @media (max-width:44rem){
    main{padding:.5rem}section,header.top,footer{padding:.8rem .9rem}
    h1{font-size:1.22rem}.pair{grid-template-columns:1fr}
    .tiles{grid-template-columns:repeat(2,1fr)}
    thead{display:none}table,tbody,tr,td{display:block;width:auto}
    tr{border:1px solid var(--line);border-radius:8px;margin:0 0 .7rem;padding:.3rem 0}
    td{border:0;padding:.25rem .8rem}
    td::before{display:block;color:var(--soft);font-size:.78rem}
    td:nth-child(1)::before{content:"المرجع · Reference"}
    td:nth-child(2)::before{content:"السبب · Reason"}
    td:nth-child(3)::before{content:"الحقل · Field"}
    td:nth-child(4)::before{content:"القيمة · Value"}}
    @media print{
    html{font-size:12px}
    body{background:#fff;font-size:12px;line-height:1.5}main{max-width:none;padding:0}
    .tiles{grid-template-columns:repeat(6,1fr)}article{padding:.35rem .8rem;margin:.4rem 0}
    .mend{margin-top:.25rem;padding-top:.25rem}th,td{padding:.25rem .5rem}table{font-size:.88rem}
    section,header.top,footer{border-radius:0;padding:.4rem 0;border-width:0 0 1px}
    .verdict{border-width:0;border-inline-start:8px solid var(--tone);padding-inline-start:1rem}
    .badge,.pill,article,.verdict{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    th{position:static}thead{display:table-header-group}tr{break-inside:avoid}
    @page{margin:14mm}}
    """
}
