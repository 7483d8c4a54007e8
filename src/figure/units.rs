//! Units: what may stand after a number, and what must not.
//!
//! One table of units with their kind, one of words that show that a number is no quantity. From
//! the counts over real reports (units by frequency) and GB 3100 for the names of measures.

use crate::figure::lexicon::{Words, words};

/// What kind of quantity a unit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Things or people: 个, 名, 家. The thing often stands after the number.
    Count,
    /// A measure: 公里, 亩, 吨.
    Measure,
    /// Money.
    Money,
    /// % and ‰.
    Percent,
    /// Percentage points.
    Points,
    /// 倍.
    Times,
    /// 成: tenths.
    Tenths,
    /// 番: doublings.
    Doublings,
    /// A fraction (三分之二) or a ratio (4:38:58): no unit.
    Proportion,
    /// A number without any unit.
    Bare,
}

/// Units with their kind. A longer one is tried before a shorter one.
#[rustfmt::skip]
pub(super) static UNITS: Words<(&str, Kind)> = Words::new(&[
    ("%", Kind::Percent), ("‰", Kind::Percent), ("﹪", Kind::Percent),
    ("个百分点", Kind::Points), ("百分点", Kind::Points), ("个千分点", Kind::Points), ("个点", Kind::Points),
    ("倍", Kind::Times), ("成", Kind::Tenths), ("番", Kind::Doublings),
    ("元", Kind::Money), ("美元", Kind::Money), ("港元", Kind::Money), ("欧元", Kind::Money), ("日元", Kind::Money),
    ("澳元", Kind::Money), ("澳门元", Kind::Money), ("澳门币", Kind::Money), ("葡币", Kind::Money), ("新台币", Kind::Money), ("台币", Kind::Money), ("人民币", Kind::Money), ("韩元", Kind::Money), ("新加坡元", Kind::Money), ("加元", Kind::Money), ("瑞士法郎", Kind::Money), ("英镑", Kind::Money), ("卢布", Kind::Money), ("港币", Kind::Money), ("块钱", Kind::Money),
    ("公里", Kind::Measure), ("千米", Kind::Measure), ("华里", Kind::Measure), ("里", Kind::Measure), ("米", Kind::Measure), ("公尺", Kind::Measure), ("公分", Kind::Measure), ("分贝", Kind::Measure),
    ("延米", Kind::Measure), ("厘米", Kind::Measure), ("毫米", Kind::Measure), ("英寸", Kind::Measure), ("海里", Kind::Measure),
    ("km", Kind::Measure), ("m", Kind::Measure), ("mm", Kind::Measure), ("cm", Kind::Measure), ("KM", Kind::Measure),
    ("亩", Kind::Measure), ("公顷", Kind::Measure), ("平方公里", Kind::Measure), ("平方千米", Kind::Measure),
    ("平方米", Kind::Measure), ("平米", Kind::Measure), ("平方", Kind::Measure), ("亩次", Kind::Measure), ("m2", Kind::Measure), ("㎡", Kind::Measure),
    ("平方公尺", Kind::Measure), ("立方公尺", Kind::Measure),
    ("立方米", Kind::Measure), ("立方", Kind::Measure), ("方", Kind::Measure), ("土方", Kind::Measure), ("升", Kind::Measure), ("毫升", Kind::Measure), ("m3", Kind::Measure), ("m³", Kind::Measure), ("㎥", Kind::Measure),
    ("吨", Kind::Measure), ("吨标准煤", Kind::Measure), ("公斤", Kind::Measure), ("千克", Kind::Measure), ("斤", Kind::Measure), ("市斤", Kind::Measure),
    ("克", Kind::Measure), ("毫克", Kind::Measure), ("微克", Kind::Measure), ("担", Kind::Measure), ("kg", Kind::Measure), ("t", Kind::Measure),
    ("千瓦小时", Kind::Measure), ("人公里", Kind::Measure), ("吨公里", Kind::Measure), ("换算吨公里", Kind::Measure), ("吨海里", Kind::Measure), ("人·公里", Kind::Measure), ("吨·公里", Kind::Measure),
    ("公方", Kind::Measure), ("公升", Kind::Measure), ("标准台", Kind::Count), ("标准亩", Kind::Measure), ("市亩", Kind::Measure), ("市担", Kind::Measure), ("km²", Kind::Measure), ("m²", Kind::Measure), ("坪", Kind::Measure), ("甲", Kind::Measure),
    ("期次", Kind::Count), ("趟", Kind::Count), ("趟次", Kind::Count), ("锭", Kind::Count),
    ("载重吨", Kind::Measure), ("蒸吨", Kind::Measure), ("公吨", Kind::Measure), ("综合吨", Kind::Measure),
    ("千瓦", Kind::Measure), ("千瓦时", Kind::Measure), ("瓦", Kind::Measure), ("兆瓦", Kind::Measure), ("吉瓦", Kind::Measure), ("马力", Kind::Measure),
    ("度", Kind::Measure), ("千伏", Kind::Measure), ("千伏安", Kind::Measure), ("伏", Kind::Measure), ("kV", Kind::Measure), ("KV", Kind::Measure), ("kv", Kind::Measure),
    ("kW", Kind::Measure), ("MW", Kind::Measure), ("GW", Kind::Measure), ("kVA", Kind::Measure), ("KVA", Kind::Measure), ("MWp", Kind::Measure), ("摄氏度", Kind::Measure), ("℃", Kind::Measure), ("°C", Kind::Measure),
    ("天", Kind::Measure), ("小时", Kind::Measure), ("分钟", Kind::Measure), ("秒", Kind::Measure), ("个月", Kind::Measure),
    ("个工作日", Kind::Measure), ("个工日", Kind::Measure), ("工日", Kind::Measure), ("个小时", Kind::Measure), ("岁", Kind::Measure), ("周岁", Kind::Measure), ("周年", Kind::Measure), ("工时", Kind::Measure), ("课时", Kind::Measure), ("学时", Kind::Measure),
    ("Eflops", Kind::Measure), ("PFlops", Kind::Measure), ("TB", Kind::Measure), ("GB", Kind::Measure), ("PB", Kind::Measure), ("M", Kind::Measure),
    ("标箱", Kind::Measure), ("标准箱", Kind::Measure), ("TEU", Kind::Measure),
    ("人", Kind::Count), ("人次", Kind::Count), ("名", Kind::Count), ("位", Kind::Count), ("户", Kind::Count), ("户次", Kind::Count), ("家", Kind::Count), ("家次", Kind::Count), ("个人", Kind::Count),
    ("个", Kind::Count), ("个班", Kind::Count), ("项", Kind::Count), ("项次", Kind::Count), ("件", Kind::Count), ("件次", Kind::Count), ("条", Kind::Count), ("所", Kind::Count), ("座", Kind::Count), ("处", Kind::Count),
    ("台", Kind::Count), ("台套", Kind::Count), ("台(套)", Kind::Count), ("台次", Kind::Count), ("套", Kind::Count), ("部", Kind::Count), ("辆", Kind::Count), ("辆次", Kind::Count), ("艘", Kind::Count), ("架", Kind::Count), ("架次", Kind::Count), ("列", Kind::Count), ("班", Kind::Count), ("班次", Kind::Count), ("车次", Kind::Count), ("航次", Kind::Count),
    ("栋", Kind::Count), ("幢", Kind::Count), ("间", Kind::Count), ("层", Kind::Count), ("孔", Kind::Count), ("口", Kind::Count), ("眼", Kind::Count), ("盏", Kind::Count), ("根", Kind::Count), ("杆", Kind::Count), ("门", Kind::Count), ("扇", Kind::Count), ("道", Kind::Count), ("段", Kind::Count), ("块", Kind::Count), ("片", Kind::Count), ("股", Kind::Count), ("宗", Kind::Count), ("起", Kind::Count), ("例", Kind::Count), ("笔", Kind::Count), ("票", Kind::Count), ("单", Kind::Count),
    ("头", Kind::Count), ("只", Kind::Count), ("羽", Kind::Count), ("匹", Kind::Count), ("尾", Kind::Count), ("箱", Kind::Count), ("袋", Kind::Count), ("包", Kind::Count), ("瓶", Kind::Count), ("桶", Kind::Count), ("盒", Kind::Count), ("棵", Kind::Count), ("株", Kind::Count), ("盆", Kind::Count), ("枚", Kind::Count), ("粒", Kind::Count), ("头份", Kind::Count), ("剂", Kind::Count), ("剂次", Kind::Count), ("针", Kind::Count), ("羽份", Kind::Count), ("头次", Kind::Count), ("头只", Kind::Count), ("头(只)", Kind::Count), ("只(羽)", Kind::Count),
    ("份", Kind::Count), ("张", Kind::Count), ("幅", Kind::Count), ("册", Kind::Count), ("本", Kind::Count), ("篇", Kind::Count), ("期", Kind::Count), ("条(次)", Kind::Count), ("首", Kind::Count), ("集", Kind::Count), ("卷", Kind::Count), ("面", Kind::Count), ("块牌", Kind::Count), ("封", Kind::Count), ("字", Kind::Count),
    ("场", Kind::Count), ("场次", Kind::Count), ("次", Kind::Count), ("批", Kind::Count), ("批次", Kind::Count), ("种", Kind::Count), ("类", Kind::Count), ("支", Kind::Count), ("组", Kind::Count), ("队", Kind::Count), ("对", Kind::Count), ("双", Kind::Count), ("席", Kind::Count), ("床", Kind::Count), ("张床", Kind::Count), ("站", Kind::Count), ("组团", Kind::Count), ("方面", Kind::Count), ("级", Kind::Count), ("步", Kind::Count), ("轮", Kind::Count), ("手", Kind::Count), ("大类", Kind::Count), ("点", Kind::Count), ("人份", Kind::Count), ("户头", Kind::Count), ("车", Kind::Count), ("艘次", Kind::Count), ("台班", Kind::Count), ("株次", Kind::Count), ("平", Kind::Measure), ("分", Kind::Measure), ("标段", Kind::Count), ("村", Kind::Count), ("乡", Kind::Count), ("镇", Kind::Count), ("站点", Kind::Count), ("穴", Kind::Count), ("塘", Kind::Count), ("窝", Kind::Count), ("笼", Kind::Count), ("蔸", Kind::Count), ("丛", Kind::Count),
    ("把", Kind::Count), ("发", Kind::Count), ("处次", Kind::Count), ("副", Kind::Count), ("顶", Kind::Count), ("颗", Kind::Count), ("款", Kind::Count), ("餐", Kind::Count), ("枝", Kind::Count), ("挂", Kind::Count), ("桌", Kind::Count), ("标台", Kind::Count), ("人天", Kind::Count), ("起次", Kind::Count), ("校", Kind::Count), ("案", Kind::Count), ("盘", Kind::Count), ("轮次", Kind::Count), ("人日", Kind::Count), ("邻", Kind::Count), ("胎", Kind::Count), ("通", Kind::Count),
]);

/// Words after a number that show that it is a date, an ordinal, a code or a label.
#[rustfmt::skip]
pub(super) static NO_UNIT: &Words = words![
    "年", "月", "日", "号", "时", "届", "世纪", "版", "强", "型", "号线", "代", "线", "路", "楼", "国道", "省道", "县道", "旬",
    "一期", "点钟", "师", "团", "国", "后", "零后", "中全会", "大精神", "点半", "月份", "年代", "年度", "次全会", "次全委会", "次全委", "次会议", "次全体", "次党代会", "次代表大会", "次常委会",
    "级地震", "分册", "号文", "期工程", "期项目", "期改造", "期建设", "度电", "热线", "平台",
];

/// Words that begin like a unit but are something else: a number before them counts nothing.
#[rustfmt::skip]
pub(super) static NOT_UNITS: &Words = words![
    "甲级", "甲等", "甲医", "甲类", "甲方", "甲骨", "坪坝", "坪村",
    "项目", "部门", "人民", "人大", "家庭", "家园", "家乡", "门诊", "口岸", "组织", "组建", "组成", "班子", "班组", "道路", "层次", "条例", "条件", "批发", "批准", "位置",
    "面积", "面向", "方案", "方式", "方向", "方便", "方针", "成立", "成为", "成功", "成员", "成果", "成效", "成都", "成绩", "成本", "成熟", "成长", "成年", "度假", "度过", "分别", "分类", "分局", "分析", "分之", "分公司", "次数", "场所", "场镇",
    "场地", "处理", "处置", "处于", "处分", "片区", "台湾", "台账", "支部", "支持", "支出", "支柱", "支撑", "支付", "对接", "对外", "对口", "对于", "对象", "对照", "套房", "本级", "本区", "本科", "本地", "份额", "起来", "名牌", "名誉", "名单", "只有", "只要",
    "点位", "点面", "站位", "站前", "村级", "村民", "村庄", "村委", "村组", "村居", "村集体", "村屯", "乡村", "乡镇", "镇区", "镇村", "镇级", "村容", "车间", "车站", "级别", "步伐", "手续", "手段", "平台", "平安", "平均", "平原", "平方根", "平衡", "平稳",
    "字形", "首次", "首届", "首个", "集中", "集体", "集镇", "集团", "集成", "集约", "单位", "单独", "例如", "针对", "箱涵", "包括", "包保", "包联", "包村", "包括", "里程", "里面", "米袋", "队伍", "床位", "席位", "封闭", "根本", "根据", "起点", "起步", "期间", "期末", "期货", "期待",
    "口径", "口述", "口粮", "口子", "股权", "股份", "块状", "片面", "眼前", "头部", "头等", "头号", "尾水", "班级", "车辆", "类型", "类别", "种植", "种类", "种养", "种业", "种子", "支农", "支援", "户口", "户籍", "户均", "户外", "人才", "人均", "人居环境", "人居工程", "人员", "人社", "人力", "人工", "人文", "人武", "人行", "人为", "人身", "位居", "位于", "位列", "位次",
    "所在", "所有", "所以", "所得", "座谈", "件套", "条块", "条线", "套餐", "部分", "部署", "部队", "部级", "列入", "列为", "列车", "道德", "道口", "门口", "门槛", "门店", "门类", "段位", "分解", "分工", "分子", "分散", "分离", "分享", "分红", "分管", "分成", "分布", "分期", "分批", "分段",
    "度夏", "升级", "升至", "升学", "克服", "克难", "克期", "天然", "天气", "天地", "秒杀", "元旦", "元宵", "瓦房", "瓦斯", "面貌", "面对", "面临", "级以上", "级城市", "级标准", "面上", "把关", "把握", "发展", "发放", "发电", "发生", "发布", "发现", "发明", "发证", "发病", "发包", "发达", "发行", "发挥", "发送", "发改", "发起", "发动", "发言", "款项", "款物", "餐厅", "餐饮", "挂牌", "挂钩", "挂点", "挂职", "顶岗", "顶层", "副县", "副乡", "副镇", "副科", "副主", "副书", "副处", "副高", "副食", "桌椅", "颗粒", "字号", "校园", "校长", "校区", "校企", "校车", "校舍", "校外", "校内", "校级", "校友", "校服", "校地", "校门", "校本", "校际", "案件", "案例", "案卷", "案由", "案值", "盘活", "盘点", "盘子", "盘山", "盘查", "盘龙", "盘锦", "盘州", "类地", "类区", "类园", "类水", "点以上", "校风", "案底", "通过", "通车", "通行", "通道", "通信", "通讯", "通知", "通报", "通用", "通水", "通电", "通村", "通组", "通达", "通畅", "通航", "通关", "通气", "通硬化", "通客车", "通广播", "通网", "通油路", "通公路", "通自来水", "邻里", "邻居", "邻近", "邻水", "胎儿",
];

/// Measures whose bare magnitude (千亩, 万头, 亿元) is a quantity when something shows that it is meant.
pub(super) static STRONG: &Words = words![
    "亩", "元", "美元", "头", "吨", "公里", "株", "米", "公斤", "斤", "只", "羽", "平方米", "千瓦", "人次",
    "公顷", "立方米", "尾", "户", "棵", "册", "人", "名", "家", "个", "件", "份", "台", "辆", "项", "条",
    "次", "场次", "套",
];

/// Units of which a one-digit Chinese numeral is a manner of speaking (两个, 三项), no figure.
pub(super) static VAGUE: &Words = words![
    "个", "项", "类", "批", "种", "次", "级", "大类", "方面", "方", "层", "步", "条", "点", "件", "面", "位",
    "名", "段", "轮", "手", "道", "块", "张", "片", "头", "口", "股", "门", "家", "支", "期", "届", "场",
    "部", "天", "度", "分", "平", "单", "例", "首", "对", "双", "本", "代", "里", "字", "站", "队", "组",
    "车", "集", "卷", "席", "针", "包", "村", "乡", "镇", "起", "户", "根", "人", "班", "孔", "眼", "台",
    "克", "只", "份", "处", "岁", "列", "通", "邻",
];
