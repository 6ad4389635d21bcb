# Makes the four fonts of src/main/resources/kits from Vazirmatn 33.003 and Source Serif 4: whole letters with the
# tables by which they are joined, kerned and marked, which the fonts of src/main/resources/pdf have not.
from fontTools import subset
from fontTools.ttLib import TTFont
LATIN='U+0020-007E,U+00A0-017F,U+018F,U+0218-021B,U+0259,U+02BB,U+02BC,U+02BE,U+02BF,U+0300-0304,U+0306-030C,U+0323,U+1E24,U+1E25,U+1E2A,U+1E2B,U+1E62,U+1E63,U+1E6C,U+1E6D,U+1E92,U+1E93,U+2010-2015,U+2018-201E,U+2022,U+2026,U+2032,U+2033,U+2039,U+203A,U+20AC,U+2212,U+0386-03CE,U+0400-045F,U+0490,U+0491'
ARABIC='U+0020-007E,U+00A0,U+00AB,U+00B7,U+00BB,U+2013,U+2014,U+2026,U+2039,U+203A,U+060C,U+061B,U+061F,U+0621-065F,U+0660-066C,U+0670-06D5,U+06F0-06F9,U+200C-200F,U+FDF2,U+FDFC'
SERIF='source-serif-4.5.1/package/TTF/SourceSerif4%s.ttf'; VAZIR='vazirmatn-33.0.3/package/fonts/ttf/Vazirmatn-%s.ttf'
def make(src,out,family,style,unicodes):
    o=subset.Options(); o.hinting=False; o.name_IDs=[0,13,14]; o.notdef_outline=True; o.glyph_names=True; o.recalc_timestamp=False
    o.layout_features=['ccmp','locl','rlig','calt','init','medi','fina','liga','mark','mkmk','kern','curs']
    o.drop_tables+=['STAT','DSIG','BASE','FFTM','meta']
    font=TTFont(src,recalcTimestamp=False)
    s=subset.Subsetter(o); s.populate(unicodes=subset.parse_unicodes(unicodes)); s.subset(font)
    for i,t in {1:family,2:style,4:family+' '+style,6:family.replace(' ','')+'-'+style}.items(): font['name'].setName(t,i,3,1,0x409)
    font.save(out)
make(SERIF%'-Regular','fonts/serif.ttf','Yadman Kit Serif','Regular',LATIN)
make(SERIF%'Display-Semibold','fonts/serif-title.ttf','Yadman Kit Serif Title','Semibold',LATIN)
make(VAZIR%'Regular','fonts/vazirmatn.ttf','Yadman Kit Vazirmatn','Regular',ARABIC)
make(VAZIR%'SemiBold','fonts/vazirmatn-title.ttf','Yadman Kit Vazirmatn Title','SemiBold',ARABIC)
