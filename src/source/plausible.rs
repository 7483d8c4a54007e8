//! How plausible a reading of bytes is: what its characters cost, in bits, if it is a Chinese report.
//!
//! The same bytes read in the right encoding are mostly common characters and cheap; read in a wrong
//! one they are rare ideographs, symbols and replacement characters. Knows no encodings.

use std::sync::LazyLock;

use crate::script;

/// What a character of the basic plane costs.
static COST: LazyLock<Box<[u8]>> =
    LazyLock::new(|| ('\0'..='\u{ffff}').fold(vec![JUNK; 0x1_0000], enter).into_boxed_slice());

/// Letters, digits and line ends, which nearly every reading has alike.
const PLAIN: u8 = 5;
/// What every report is made of.
pub(super) const COMMON: u8 = 9;
/// A character that a report may well have.
pub(super) const POSSIBLE: u8 = 14;
/// A character that a report hardly ever has.
pub(super) const RARE: u8 = 20;
/// Replacement characters and control codes.
pub(super) const JUNK: u8 = 22;

/// The signs of Chinese print, full-width letters and digits aside.
const COMMON_SIGNS: &str = "，。、；：（）《》“”‘’％—…·？！「」『』【】〔〕　．－～℃①②③④⑤";

/// The characters that reports are mostly written with; the Traditional ones are those that fold to them.
const COMMON_HAN: &str = "\
的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经\
十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形\
相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展\
五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战\
先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白\
教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且\
究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值\
号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随\
病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固\
叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功\
巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载\
倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞甚\
室待核校散侵吧甲游久菜味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唱误训愿审附获茶鲜粮斤孩脱硫肥善龙演父渐\
乡镇届贫扶脱攻坚振兴惠补贴户亩吨亿倍番翻幅居旅景区园蔬果牧渔畜禽猪牛羊鸡蛋奶稻麦棉烟糖灌溉渠堤坝堰塘库桥隧涵公厕垃圾污染排废\
绿植造林退耕还湿草原生态碳能耗减排招商引签约落户项目竣工投产续建拟建筹资融债税库预算决支绩廉洁监督巡察腐败纠纷访信稳综治警执罚\
禁毒消防灾害险救援应急演练隐患疫情接种诊疗卫健康养老托幼残疾儿童妇女青少留守低保障房改造棚户危旧厦楼盘物业街道社区网格居委\
议案提案建议代表委员常务主席书记省市县区乡镇村组届次会议报告工作政府人民大会审查批准同志们现将予以审议请谢谢过去今后来五年规划纲要\
坚持贯彻落实习近平新时代特色社会主义思想精神科学发展观认真深入全面积极加快推进努力着力切实大力狠抓扎实有效持续进一步明显显著稳步\
改善提升增强优化完善健全创新驱动转型升级结构调整供给侧消费需求投资出口总值增长增加达到实现完成超额占比重收入支出零售额贷款存款余额\
企业规模以上工业农业服务第三产业园区基地龙头合作社品牌示范标准质量安全食品药品矿山煤电厂房机械车辆交通公路硬化里程公里通车客货运\
邮电话宽带互联网数据智慧城乡镇化率人口自然就业失业培训劳动转移输送工伤保险医疗新农合参覆盖面率适龄入学率教师校舍幼儿园义务\
镇党委坚强领导团结带领干群顽强拼搏克难奋勇争先迎难而上抢抓机遇应挑战风险矛盾困难问题不足薄弱短板压差距原因措施目标任务责制考核\
昌肇淄邵宁杭赣鄂湘豫冀晋陕甘青藏疆滇黔桂粤闽浙沪皖鲁辽吉蒙琼渝港澳湾亦乃吾哉您谁啥咱俺哥姐弟妹爷奶叔伯丈妻婚姻孙侄邻里朋友";

/// What a character costs.
pub(super) fn cost(character: char) -> u8 {
    COST.get(character as usize).copied().unwrap_or(RARE)
}

fn enter(mut table: Vec<u8>, character: char) -> Vec<u8> {
    static HAN: LazyLock<Vec<char>> = LazyLock::new(|| {
        let mut list: Vec<char> = COMMON_HAN.chars().collect();
        list.sort_unstable();
        list
    });
    if let Some(entry) = table.get_mut(character as usize) {
        *entry = class(character, &HAN);
    }
    table
}

fn class(character: char, common: &[char]) -> u8 {
    match character {
        '\t' | '\n' | '\r' | ' '..='~' | '\u{feff}' => PLAIN,
        '\0'..='\u{9f}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => JUNK,
        '\u{4e00}'..='\u{9fff}' if common.binary_search(&script::to_simplified(character)).is_ok() => COMMON,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => COMMON,
        _ if COMMON_SIGNS.contains(character) => COMMON,
        '\u{a0}'..='\u{ff}'
        | '\u{2000}'..='\u{27ff}'
        | '\u{3000}'..='\u{33ff}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{fe30}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' => POSSIBLE,
        _ => RARE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, each: u8) {
        assert_eq!(text.chars().find(|&character| cost(character) != each), None, "{text}");
    }

    #[test]
    fn characters_are_classed() {
        check("GDP 12.5%\r\n\t", PLAIN);
        check("全镇实现工农业总产值，（一）", COMMON);
        check("全鎮實現工農業總產值「一」", COMMON);
        check("絤眔簧臟癌", POSSIBLE);
        check("\u{fffd}\0\u{e2e5}\u{1b}\u{90}", JUNK);
        check("㐀\u{20000}한ﷺ", RARE);
    }

    #[test]
    fn the_list_is_of_ideographs() {
        assert!(COMMON_HAN.chars().all(script::is_han));
        assert!(COMMON_HAN.chars().all(|character| script::to_simplified(character) == character));
    }
}
