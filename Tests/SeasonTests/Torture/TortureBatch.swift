import Archiving

/// A mixed batch: a file of every kind, one that came before, one that still waits for its proof,
/// one to be quarantined, one packed, one with a checksum beside it, one that is no manifest.
///
/// It is dropped into the sample season in the middle of May; what it refers to is there.
enum TortureBatch {
  static let time = "2026-05-14T18:00:00Z"
  static let publishing = "2026-05-14T18:10:00Z"

  /// Outputs of every manner: changes, everybody each time, figures, a page.
  static let outputs = ["ALO", "EXP", "QTR", "UMK", "PAGE"]

  /// By party and name.
  static func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (path, text) in texts { files[file(path)] = Array((text + "\n").utf8) }
    for (path, source) in samples {
      files[file(path)] = try Tree.bytes(SampleSeason.samples + "/season/" + source)
    }
    files[file("MOH-MAD RDY 2 xml.gz")] = try IntakeHome.packed(Array(packed.utf8))
    let stated = file("HSG-1003 CTP 1")
    let digest = ContentDigest.hexadecimal(of: files[stated]!)
    files[stated + ".sha256"] = Array("\(digest)  \(stated.dropFirst(9))\n".utf8)
    files["MOH/parameters.csv"] = files["MOH/1447_MOH_SSN_000002.csv"]
    return files
  }

  /// `MOH SSN 2` as a path in the inbox.
  private static func file(_ words: String) -> String {
    let parts = words.split(separator: " ")
    let number = String(String(1_000_000 + Int(parts[2])!).dropFirst())
    let suffix = parts.count > 3 ? parts[3] : "csv"
    return "\(parts[0])/1447_\(parts[0])_\(parts[1])_\(number).\(suffix)"
  }

  /// Of the sample season, each a little later or under another number.
  private static let samples = [
    "UAO ARA 1": "26-first-arrivals/inbox/UAO/1447_UAO_ARA_000001.csv",
    "ADL HAL 1": "26-first-arrivals/inbox/ADL/1447_ADL_HAL_000001.csv",
    "GCS BUS 2": "28-houses-of-makkah/inbox/GCS/1447_GCS_BUS_000002.csv",
    "TWF-SEA DEP 1": "29-a-death/inbox/TWF-SEA/1447_TWF-SEA_DEP_000001.csv",
    // Once more, under another number.
    "EGY-HAO HLC 4": "17-certificates/inbox/EGY-HAO/1447_EGY-HAO_HLC_000001.csv",
  ]

  private static let packed = """
    <?xml version="1.0"?>
    <manifest xmlns="urn:masar:exchange:1" kind="RDY" season="1447" sender="MOH-MAD"
      sequence="000002"><control records="1"/><record><party_id>ADL</party_id>
      <visited_on>2026-05-13</visited_on><item_code>STAFF</item_code><score>91</score>
      </record></manifest>
    """

  private static let contract = """
    contract_no,counterparty_id,contract_type,city,licence_no,date_from,date_to,capacity,\
    signed_at,status
    """

  private static let list = """
    sender_ref,package_code,group_no,passport_no,passport_issuer,passport_expiry,surname_lat,\
    given_lat,name_ar,nationality,birth_date,sex,acwy_date,acwy_type
    """

  private static let texts = [
    "MOH SSN 2": """
    parameter,country,value,effective_at
    replacement_close,IDN,2026-06-01,2026-05-14T00:00:00+03:00
    #END,1
    """,
    "MOH PTY 2": """
    party_id,type,name_ar,name_en,country,status
    HSG-1003,HSG,دار السلام,Salam House,,ACTIVE
    #END,1
    """,
    "MOH QTA 4": """
    entry_no,entry_type,country,segment,quantity,agreement_no,agreement_date,effective_at
    G-IDN-9,GRANT,IDN,STAFF,1,MOU-1447-IDN,2026-05-13,2026-05-14T00:00:00+03:00
    #END,1
    """,
    "MOH LIC 3": """
    licence_no,activity,city,holder_id,name_ar,district_ar,rooms,capacity,valid_from,valid_to
    MAK-H-0300,HSG,MAK,HSG-1003,دار السلام,العزيزية,10,30,2025-10-01,2026-09-30
    #END,1
    """,
    "IDN-HAO CTB 2": contract + """

      IDN/26/201,HSG-1003,HSG,MAK,MAK-H-0300,2026-05-10,2026-05-24,10,2026-05-12T11:00:00+03:00,SIGNED
      #END,1
      """,
    // Without its end: the checksum beside it is its proof.
    "HSG-1003 CTP 1": contract + """

      IDN/26/201,IDN-HAO,HSG,MAK,MAK-H-0300,2026-05-10,2026-05-24,10,2026-05-12T11:00:00+03:00,SIGNED
      """,
    "EGY-HAO PKG 3": """
    package_code,name_ar,segment,capacity,contracts,itinerary,route_type
    EGY-1,حزمة القرعة المعدلة,OFFICIAL,20,\
    EGY/26/101;EGY/26/102;EGY/26/103;EGY/26/104;EGY/26/105;EGY/26/106,\
    MED:2026-05-08:2026-05-14;MAK:2026-05-14:2026-05-24;MSH:2026-05-24:2026-05-30,MED_FIRST
    #END,1
    """,
    "EGY-HAO PLG 5": list + "\n" + person(51, "2031-02-11") + "\n" + person(52, "2026-02-11")
      + "\n#END,2",
    // Without its end.
    "EGY-HAO PLG 6": list + "\n" + person(53, "2031-02-11"),
    // Eight of twenty have passports that end too soon.
    "EGY-HAO PLG 7": list + "\n"
      + (60..<80).map { person($0, $0 < 68 ? "2026-02-11" : "2031-02-11") }
      .joined(separator: "\n") + "\n#END,20",
    "IDN-HAO AMD 5": """
    action,sender_ref,reason,effective_at
    CANCEL,JKT-031,WITHDRAWAL,2026-05-14T10:00:00+07:00
    #END,1
    """,
    "EGY-HAO HLC 3": """
    sender_ref,certificate_no,issued_on,head_signatory,medical_signatory,outcome
    Q-0051,EG-HC-0051,2026-05-12,SAFWAT GABR,LAILA RIZK,FIT
    #END,1
    """,
    "MOFA VIS 4": """
    request_no,request_id,status,visa_no,issued_on,valid_to,reason_code
    R144700000061,ERWMODV2IXQDUV6FXJT6,ISSUED,6011000230,2026-05-13,2026-07-05,
    #END,1
    """,
    "IDN-HAO ARP 3": """
    movement_no,mode,carrier,flight_no,from_port,entry_port,eta,group_no,sender_ref,pax,\
    first_city,first_licence_no,wheelchairs
    SV-819,AIR,SV,SV819,CGK,JED,2026-05-15T18:10:00+03:00,JKT-02,,16,MAK,MAK-H-0117,2
    #END,1
    """,
    "IDN-HAO STF 2": """
    sender_ref,staff_role,passport_no,passport_issuer,passport_expiry,surname_lat,given_lat,\
    nationality,birth_date,sex,acwy_date,acwy_type
    M-11,MEDICAL,X9000311,IDN,2031-02-11,WIBOWO,RATNA,IDN,1981-03-14,F,2025-12-10,CONJ
    #END,1
    """,
    "MOH-MAK RDY 2": """
    party_id,visited_on,item_code,score,note_ar
    TWF-SEA,2026-05-13,CAMP,97,
    #END,1
    """,
    "UMR UMR 2": """
    passport_key,entered_on,left_on
    2cee745893b317da9fdf0e1c8c5997bdc983f311da2dc65c01cba0e900aa80e3,2026-03-05,2026-05-01
    #END,1
    """,
  ]

  private static func person(_ number: Int, _ expiry: String) -> String {
    """
    Q-00\(number),EGY-1,CAI-01,A900001\(number),EGY,\(expiry),\
    SHAHIN\(WholeSeason.letters(number)),OMAR,عمر شاهين,EGY,1970-03-04,M,2025-12-10,CONJ
    """
  }
}
