//! Indicators: one name for what reports call by several (GDP, 生产总值, 国内生产总值).
//!
//! For comparing only, never shown in place of the words of the text. Knows names; does not know
//! values. A name that no table has keeps its own words: names are an open set.

use crate::script;

/// Words before a name that say where, when or that it is done, and nothing of what it is.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "全年", "今年", "本年", "当年", "本年度", "年度", "年内", "初步核算", "初步统计", "预计", "预期",
    "全镇", "全乡", "全县", "全市", "全区", "全旗", "全省", "全州", "全盟", "全街道", "全辖区", "辖区", "全国",
    "我镇", "我乡", "我县", "我市", "我区", "我旗", "我省", "我州", "我国",
    "本镇", "本乡", "本县", "本市", "本区", "本省", "镇域", "乡域", "县域", "区域",
    "累计完成", "共完成", "完成", "实现", "累计实现", "共实现", "累计", "共计", "达到", "全部", "组织",
];

/// Words behind a name that only lead to its value.
const AFTER: &[&str] =
    &["累计完成", "完成", "实现", "预计达到", "预计", "达到", "累计", "约为", "约", "达", "为", "是", "共"];

/// What a name may not begin with after a word was taken away: 完成率 is no 率, 全市场 no 场.
const KEPT: &[char] =
    &['率', '比', '任', '情', '场', '度', '类', '面', '内', '外', '性', '的', '数', '值', '额', '化'];

/// The name that stands for all of a row, and the others. Two names share a row only when the
/// statistical offices count the same under both; 限额以上零售额 is a part of 社会消费品零售总额 and
/// has its own.
#[rustfmt::skip]
const SAME: &[(&str, &[&str])] = &[
    ("地区生产总值", &["生产总值", "国内生产总值", "GDP", "地区GDP", "地方生产总值", "地区生产总值(GDP)", "生产总值(GDP)", "国内生产总值(GDP)"]),
    ("人均地区生产总值", &["人均生产总值", "人均国内生产总值", "人均GDP", "人均地区GDP"]),
    ("第一产业增加值", &["一产增加值", "一产业增加值"]),
    ("第二产业增加值", &["二产增加值", "二产业增加值"]),
    ("第三产业增加值", &["三产增加值", "三产业增加值"]),
    ("规模以上工业增加值", &["规上工业增加值", "规模工业增加值", "规模以上工业企业增加值", "规上工业企业增加值"]),
    ("规模以上工业总产值", &["规上工业总产值", "规模以上工业产值", "规上工业产值", "规模工业总产值", "规模工业产值", "规模以上工业企业总产值", "规上工业企业总产值"]),
    ("固定资产投资", &["全社会固定资产投资", "固定资产投资额", "固定资产投资总额", "全社会固定资产投资额", "全社会固定资产投资总额", "固投", "固定资产总投资"]),
    ("社会消费品零售总额", &["社会消费品零售额", "社消零总额", "社零总额", "社会消费零售总额", "消费品零售总额", "社会消费品销售总额", "全社会消费品零售总额"]),
    ("限额以上社会消费品零售总额", &["限上社会消费品零售总额", "限上社零总额", "限额以上消费品零售额", "限上消费品零售额", "限上社零额", "限上社零"]),
    ("一般公共预算收入", &["地方一般公共预算收入", "公共财政预算收入", "地方公共财政预算收入", "公共预算收入", "地方财政一般预算收入", "财政一般预算收入", "地方一般预算收入", "一般预算收入"]),
    ("一般公共预算支出", &["地方一般公共预算支出", "公共财政预算支出", "公共预算支出", "一般预算支出", "地方财政一般预算支出"]),
    ("财政总收入", &["财政收入总额", "财政总收入额"]),
    ("税收收入", &["各项税收收入", "税收总收入"]),
    ("居民人均可支配收入", &["全体居民人均可支配收入", "全体居民可支配收入"]),
    ("城镇居民人均可支配收入", &["城镇常住居民人均可支配收入", "城市居民人均可支配收入", "城镇居民可支配收入", "城镇人均可支配收入"]),
    ("农村居民人均可支配收入", &["农村常住居民人均可支配收入", "农村牧区常住居民人均可支配收入", "农牧民人均可支配收入", "农民人均可支配收入", "农村人均可支配收入", "农村居民可支配收入", "农民可支配收入"]),
    ("农村居民人均纯收入", &["农民人均纯收入", "农民纯收入", "农民年人均纯收入", "农村人均纯收入", "农牧民人均纯收入", "农民人平纯收入", "农业人口人均纯收入"]),
    ("村集体经济收入", &["村级集体经济收入", "村级集体收入", "村集体收入"]),
    ("进出口总额", &["外贸进出口总额", "进出口总值", "外贸进出口总值", "外贸进出口", "进出口贸易总额", "对外贸易总额", "外贸进出口额", "货物进出口总额"]),
    ("出口总额", &["外贸出口总额", "出口总值", "外贸出口", "外贸出口额", "出口额"]),
    ("进口总额", &["外贸进口总额", "进口总值", "外贸进口", "进口额"]),
    ("实际使用外资", &["实际利用外资", "实际到位外资", "实际使用外资额", "实际利用外资额"]),
    ("居民消费价格涨幅", &["居民消费价格总水平涨幅", "居民消费价格指数涨幅", "CPI涨幅"]),
    ("居民消费价格", &["居民消费价格总水平"]),
    ("城镇新增就业", &["新增城镇就业", "城镇新增就业人数", "新增城镇就业人数", "城镇新增就业人员", "城镇就业新增"]),
    ("城镇登记失业率", &["登记失业率", "城镇居民登记失业率"]),
    ("城镇调查失业率", &["调查失业率"]),
    ("粮食产量", &["粮食总产量", "粮食总产", "全年粮食产量", "全年粮食总产量", "粮豆总产量", "粮食产量总量"]),
    ("粮食播种面积", &["粮食种植面积", "粮播面积", "粮食作物播种面积", "粮食面积"]),
    ("油料产量", &["油料总产量", "油料总产"]),
    ("蔬菜产量", &["蔬菜总产量", "蔬菜总产"]),
    ("水果产量", &["水果总产量", "水果总产"]),
    ("肉类产量", &["肉类总产量", "肉类总产"]),
    ("生猪出栏", &["出栏生猪", "生猪出栏量", "生猪出栏数"]),
    ("生猪存栏", &["存栏生猪", "生猪存栏量", "生猪存栏数"]),
    ("农林牧渔业总产值", &["农林牧渔总产值", "农林牧渔业产值"]),
    ("常住人口城镇化率", &["城镇化率"]),
    ("空气质量优良天数比例", &["优良天数比例", "空气优良天数比例", "空气质量优良率", "空气优良率", "环境空气质量优良天数比例", "优良天数比率", "空气质量优良天数比率"]),
    ("单位地区生产总值能耗", &["单位国内生产总值能耗", "单位GDP能耗", "万元地区生产总值能耗", "万元GDP能耗", "单位生产总值能耗"]),
    ("全社会研发经费投入", &["全社会研发投入", "研发经费投入", "研究与试验发展经费投入", "研发投入", "R&D经费投入", "全社会R&D经费投入"]),
    ("全社会研发投入强度", &["研发投入强度", "研发经费投入强度", "全社会研发经费投入强度", "R&D经费投入强度"]),
    ("每万人口高价值发明专利拥有量", &["每万人高价值发明专利拥有量", "万人高价值发明专利拥有量"]),
    ("技术合同成交额", &["技术合同成交金额", "技术合同交易额", "技术市场合同成交额"]),
    ("旅游收入", &["旅游总收入", "旅游综合收入"]),
    ("接待游客", &["接待游客数", "游客接待量", "接待游客人数", "接待旅游人数", "接待国内外游客"]),
    ("转移农村劳动力", &["农村劳动力转移就业", "农村劳动力转移", "转移农村富余劳动力", "农村富余劳动力转移就业"]),
    ("改造农村危房", &["农村危房改造", "危房改造", "改造危房", "完成农村危房改造"]),
    ("改造老旧小区", &["改造城镇老旧小区", "城镇老旧小区改造", "老旧小区改造"]),
    ("招商引资到位资金", &["招商引资实际到位资金", "招商到位资金", "引进到位资金"]),
];

/// Indicators that a place has one of in a year, so that two values of one year do not agree.
#[rustfmt::skip]
const ONE_A_YEAR: &[&str] = &[
    "地区生产总值", "人均地区生产总值", "第一产业增加值", "第二产业增加值", "第三产业增加值",
    "规模以上工业增加值", "规模以上工业总产值", "固定资产投资", "社会消费品零售总额", "限额以上社会消费品零售总额",
    "一般公共预算收入", "一般公共预算支出", "财政总收入", "税收收入", "居民人均可支配收入", "城镇居民人均可支配收入",
    "农村居民人均可支配收入", "农村居民人均纯收入", "村集体经济收入", "进出口总额", "城镇新增就业",
    "城镇登记失业率", "城镇调查失业率", "粮食产量", "粮食播种面积", "油料产量", "蔬菜产量", "水果产量", "肉类产量",
    "生猪出栏", "生猪存栏", "农林牧渔业总产值", "常住人口城镇化率", "森林覆盖率", "空气质量优良天数比例",
    "全社会研发经费投入", "全社会研发投入强度", "技术合同成交额", "人均预期寿命", "农村自来水普及率",
];

/// Words of indicators whose growth is stated at constant prices, so that two values of two years
/// need not give it.
const CONSTANT_PRICES: &[&str] = &["生产总值", "增加值", "总产值", "能耗"];

/// The name under which an indicator is compared.
pub(super) fn indicator(name: &str) -> String {
    let visible = name.chars().filter_map(script::fold_visible).filter(|c| !c.is_whitespace());
    let folded: String = visible.map(|c| c.to_ascii_uppercase()).collect();
    let bare = stripped(&folded);
    let row = |name: &str| SAME.iter().find(|(one, others)| *one == name || others.contains(&name));
    row(&folded).or_else(|| row(bare)).map_or(bare, |(one, _)| one).to_owned()
}

/// The name and, when the table has it, the others of its row.
pub(super) fn names(indicator: &str) -> Vec<&str> {
    let row = SAME.iter().find(|(one, _)| *one == indicator);
    let others = row.into_iter().flat_map(|(_, others)| others.iter().copied());
    std::iter::once(indicator).chain(others).collect()
}

/// A name without the words that say where, when and that it is done.
fn stripped(name: &str) -> &str {
    let mut rest = name;
    loop {
        let shorter = BEFORE.iter().filter_map(|word| rest.strip_prefix(word)).find(|rest| stands(rest));
        let shorter = shorter.or_else(|| {
            AFTER.iter().filter_map(|word| rest.strip_suffix(word)).find(|rest| rest.chars().count() > 2)
        });
        match shorter {
            Some(shorter) => rest = shorter,
            None => return rest,
        }
    }
}

/// Whether what is left is a name of its own.
fn stands(rest: &str) -> bool {
    rest.chars().count() >= 2 && !rest.starts_with(KEPT)
}

/// Whether a place has one value of this indicator in a year.
pub(super) fn is_one_a_year(indicator: &str) -> bool {
    ONE_A_YEAR.contains(&indicator)
}

/// Whether the tables name this indicator.
pub(super) fn is_known(indicator: &str) -> bool {
    is_one_a_year(indicator) || SAME.iter().any(|(one, _)| *one == indicator)
}

/// Whether its growth is stated at constant prices.
pub(super) fn is_at_constant_prices(indicator: &str) -> bool {
    CONSTANT_PRICES.iter().any(|word| indicator.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], expected: &str) {
        for name in names {
            assert_eq!(indicator(name), expected, "{name}");
        }
    }

    #[test]
    fn one_thing_has_one_name() {
        check(&["全縣生產總值", "国内生产总值", "ＧＤＰ", "gdp", "全年实现地区 生产总值"], "地区生产总值");
        check(&["農民人均純收入", "农村居民人均纯收入", "全乡农民人均纯收入达"], "农村居民人均纯收入");
        check(&["全社会固定资产投资", "完成固定资产投资", "固定资产投资完成"], "固定资产投资");
        check(&["地方一般公共预算收入", "我镇一般公共预算收入"], "一般公共预算收入");
        check(&["全镇猕猴桃总面积", "猕猴桃总面积"], "猕猴桃总面积");
    }

    #[test]
    fn different_things_keep_their_names() {
        check(&["社会消费品零售总额"], "社会消费品零售总额");
        check(&["限上社零"], "限额以上社会消费品零售总额");
        check(&["工业投资"], "工业投资");
        check(&["农村居民人均可支配收入"], "农村居民人均可支配收入");
        check(&["完成率"], "完成率");
        check(&["全市场主体"], "全市场主体");
        check(&["全面"], "全面");
        check(&[""], "");
    }

    #[test]
    fn rows_have_no_name_twice() {
        let mut names: Vec<&str> =
            SAME.iter().flat_map(|(one, others)| [*one].into_iter().chain(others.iter().copied())).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        for one in ONE_A_YEAR {
            assert_eq!(indicator(one), *one);
        }
    }
}
