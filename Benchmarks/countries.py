"""Eighty countries: their share of a season, the origin of their names, and who guides them."""

# country, people of 1,000 in a season of the world, origin, Tawafa establishment, dialling code
COUNTRIES = [line.split() for line in """
IDN 122 malay TWF-SEA 62
PAK 99 pakistani TWF-SAS 92
IND 97 pakistani TWF-SAS 91
BGD 70 bengali TWF-SAS 880
NGA 53 hausa TWF-AFR 234
IRN 48 persian TWF-IRN 98
TUR 46 turkish TWF-TEA 90
EGY 43 arab TWF-ARB 20
DZA 23 maghrebi TWF-ARB 213
IRQ 19 arab TWF-ARB 964
MAR 19 maghrebi TWF-ARB 212
SDN 18 arab TWF-ARB 249
AFG 17 persian TWF-SAS 93
MYS 17 malay TWF-SEA 60
YEM 14 arab TWF-ARB 967
RUS 14 turkish TWF-TEA 7
SYR 12 arab TWF-ARB 963
TUN 6 maghrebi TWF-ARB 216
UZB 9 turkish TWF-TEA 998
NER 9 hausa TWF-AFR 227
SEN 7 hausa TWF-AFR 221
MLI 7 hausa TWF-AFR 223
ETH 7 swahili TWF-AFR 251
SOM 6 swahili TWF-AFR 252
JOR 6 arab TWF-ARB 962
CHN 6 uyghur TWF-SEA 86
LBY 5 maghrebi TWF-ARB 218
GIN 5 hausa TWF-AFR 224
CIV 5 hausa TWF-AFR 225
BFA 5 hausa TWF-AFR 226
TJK 4 persian TWF-TEA 992
KAZ 4 turkish TWF-TEA 7
KGZ 4 turkish TWF-TEA 996
PHL 4 malay TWF-SEA 63
LKA 3 bengali TWF-SAS 94
CMR 3 hausa TWF-AFR 237
TCD 3 hausa TWF-AFR 235
GHA 3 hausa TWF-AFR 233
TZA 3 swahili TWF-AFR 255
KEN 3 swahili TWF-AFR 254
MRT 3 maghrebi TWF-ARB 222
LBN 3 arab TWF-ARB 961
PSE 4 arab TWF-ARB 970
FRA 5 western TWF-TEA 33
GBR 5 western TWF-TEA 44
USA 5 western TWF-TEA 1
DEU 2 western TWF-TEA 49
THA 4 malay TWF-SEA 66
AZE 2 turkish TWF-TEA 994
KWT 4 arab TWF-ARB 965
ARE 3 arab TWF-ARB 971
OMN 6 arab TWF-ARB 968
BHR 2 arab TWF-ARB 973
QAT 2 arab TWF-ARB 974
TKM 2 turkish TWF-TEA 993
GMB 2 hausa TWF-AFR 220
SLE 2 hausa TWF-AFR 232
BEN 2 hausa TWF-AFR 229
TGO 1 hausa TWF-AFR 228
GNB 1 hausa TWF-AFR 245
LBR 1 hausa TWF-AFR 231
CAF 1 hausa TWF-AFR 236
UGA 2 swahili TWF-AFR 256
MOZ 1 swahili TWF-AFR 258
COM 1 swahili TWF-AFR 269
DJI 1 swahili TWF-AFR 253
ERI 1 swahili TWF-AFR 291
RWA 1 swahili TWF-AFR 250
ZAF 2 western TWF-AFR 27
MUS 1 bengali TWF-AFR 230
MDV 1 bengali TWF-SAS 960
NPL 1 bengali TWF-SAS 977
MMR 1 bengali TWF-SEA 95
KHM 1 malay TWF-SEA 855
SGP 1 malay TWF-SEA 65
BRN 1 malay TWF-SEA 673
BIH 1 balkan TWF-TEA 387
ALB 1 balkan TWF-TEA 355
MKD 1 balkan TWF-TEA 389
CAN 2 western TWF-TEA 1
""".split("\n") if line]

SHARE = {line[0]: int(line[1]) for line in COUNTRIES}
ORIGIN = {line[0]: line[2] for line in COUNTRIES}
ESTABLISHMENT = {line[0]: line[3] for line in COUNTRIES}
DIALLING = {line[0]: line[4] for line in COUNTRIES}

# Lists of these carry everyone's Arabic name, as the season demands; others' that of every second.
ARABIC = set("""DZA BHR COM DJI EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SOM SDN SYR TUN ARE
YEM""".split())
