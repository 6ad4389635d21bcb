# Makes the four fonts and joining.txt of src/main/resources/pdf from Vazirmatn 33.003 and Source Serif 4.
import sys
from fontTools import subset
from fontTools.ttLib import TTFont
LATIN='U+0020-007E,U+00A0-017F,U+018F,U+0218-021B,U+0259,U+02BB,U+02BC,U+02BE,U+02BF,U+1E24,U+1E25,U+1E2A,U+1E2B,U+1E62,U+1E63,U+1E6C,U+1E6D,U+1E92,U+1E93,U+2010-2015,U+2018-201E,U+2022,U+2026,U+2032,U+2033,U+2039,U+203A,U+20AC,U+2190-2193,U+2212,U+2260,U+2610,U+0386-03CE,U+0400-045F,U+0490,U+0491'
ARABIC='U+060C,U+061B,U+061F,U+0621-065F,U+0660-066C,U+0670-06D5,U+06F0-06F9,U+FB50-FBFF,U+FDF2,U+FDFC,U+FE70-FEFF'
SERIF='source-serif-4.5.1/package/TTF/SourceSerif4-%s.ttf'; VAZIR='vazirmatn-33.0.3/package/fonts/ttf/Vazirmatn-%s.ttf'
def tables(font, feature):
    gsub=font['GSUB'].table
    for i in sorted({i for r in gsub.FeatureList.FeatureRecord if r.FeatureTag==feature for i in r.Feature.LookupListIndex}):
        for t in gsub.LookupList.Lookup[i].SubTable:
            yield t.ExtSubTable if t.LookupType==7 else t
def join(font):
    """Gives each form of each letter a code point, the usual one where there is one; forms and ligatures as lines."""
    cmap=font.getBestCmap(); codes={}
    for code,name in cmap.items(): codes.setdefault(name,[]).append(code)
    new={}; free=[0xE000]
    def code(name):
        known=[c for c in codes.get(name,[]) if c>=0xFB50] or codes.get(name)
        if not known:
            codes[name]=known=[free[0]]; new[free[0]]=name; free[0]+=1
        return known[0]
    forms={}
    for place,feature in enumerate(('fina','init','medi')):
        for t in tables(font,feature):
            for a,b in getattr(t,'mapping',{}).items():
                for c in codes.get(a,[]):
                    if 0x600<=c<=0x6FF: forms.setdefault(c,['-']*3)[place]='%04X'%code(b)
    lines=['%04X %s'%(c,' '.join(f)) for c,f in sorted(forms.items())]
    pairs={}
    for feature in ('ccmp','rlig','liga'):
        for t in tables(font,feature):
            for a,ls in getattr(t,'ligatures',{}).items():
                for l in ls:
                    names=[a]+l.Component
                    if len(names)==2 and all(any(0x621<=c<0xFF00 for c in codes.get(n,[])) for n in names) and 'uni0640' not in names:
                        pairs['%04X %04X'%tuple(code(n) for n in names)]=code(l.LigGlyph)
    lines+=['%s = %04X'%(k,v) for k,v in sorted(pairs.items())]
    for t in font['cmap'].tables:
        if t.isUnicode(): t.cmap.update(new)
    return lines,list(new)
def make(src,out,family,style,latin_only):
    o=subset.Options(); o.hinting=False; o.name_IDs=[0,13,14]; o.layout_features=[]; o.notdef_outline=True; o.recalc_timestamp=False
    o.drop_tables+=['GDEF','GSUB','GPOS','STAT','DSIG','BASE','FFTM','meta']
    font=TTFont(src,recalcTimestamp=False); lines,new=([],[]) if latin_only else join(font)
    s=subset.Subsetter(o); s.populate(unicodes=subset.parse_unicodes(LATIN if latin_only else LATIN+','+ARABIC)+new); s.subset(font)
    for i,t in {1:family,2:style,4:family+' '+style,6:family.replace(' ','')+'-'+style}.items(): font['name'].setName(t,i,3,1,0x409)
    font.save(out); return lines
make(SERIF%'Regular','fonts/serif.ttf','Yadman Serif','Regular',True)
make(SERIF%'Semibold','fonts/serif-semibold.ttf','Yadman Serif','Semibold',True)
a=make(VAZIR%'Regular','fonts/vazirmatn.ttf','Vazirmatn','Regular',False)
b=make(VAZIR%'SemiBold','fonts/vazirmatn-semibold.ttf','Vazirmatn','SemiBold',False)
assert a==b
open('fonts/joining.txt','w').write('\n'.join(a)+'\n')
# Page numbers in a margin box are always 0-9: this face draws them as Persian ones.
font=TTFont(VAZIR%'Regular',recalcTimestamp=False)
for t in font['cmap'].tables:
    if t.isUnicode(): t.cmap.update({0x30+i:t.cmap[0x6F0+i] for i in range(10) if 0x6F0+i in t.cmap})
o=subset.Options(); o.hinting=False; o.name_IDs=[0,13,14]; o.layout_features=[]; o.recalc_timestamp=False; o.drop_tables+=['GDEF','GSUB','GPOS','STAT','DSIG']
s=subset.Subsetter(o); s.populate(unicodes=list(range(0x30,0x3A))); s.subset(font)
for i,t in {1:'Vazirmatn Digits',2:'Regular',4:'Vazirmatn Digits Regular',6:'VazirmatnDigits-Regular'}.items(): font['name'].setName(t,i,3,1,0x409)
font.save('fonts/persian-digits.ttf')
