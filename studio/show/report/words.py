"""What a report says: English, and Chinese as the data screens of live commerce have it. Nothing else in it is translated."""

from __future__ import annotations

from typing import get_args

from studio.control.schema.answers import Deed
from studio.values.look import CardLanguage

_WORDS = {
    "report": ("Report of the show", "直播复盘报告"),
    "began": ("Began", "开始时间"),
    "length": ("Length", "直播时长"),
    "overview": ("Overview", "总览"),
    "curve": ("The show over time", "直播曲线"),
    "products": ("Products", "商品"),
    "segments": ("Explanations", "讲解"),
    "connections": ("Shops and platforms", "店铺与平台"),
    "stream": ("The stream", "推流质量"),
    "incidents": ("Incidents", "异常记录"),
    "none": ("None.", "无。"),
    "evidence": ("Evidence", "存证"),
    "seal": ("Seal of the journal", "日志封签"),
    "gmv": ("GMV", "成交额"),
    "orders": ("Orders", "成交订单数"),
    "units": ("Units", "成交件数"),
    "returned": ("Units returned", "退款件数"),
    "refunded": ("Refunded", "退款金额"),
    "held": ("Units not paid", "未支付件数"),
    "conversion": ("Conversion", "成交转化率"),
    "aov": ("AOV", "客单价"),
    "gpm": ("GPM", "千次观看成交额"),
    "uv_value": ("UV value", "UV价值"),
    "orders_per_minute": ("Orders a minute", "每分钟订单数"),
    "peak": ("Peak online", "最高在线"),
    "viewers": ("Viewers", "观看人数"),
    "views": ("Views", "观看次数"),
    "new_followers": ("New followers", "新增粉丝"),
    "most": ("at most", "最高"),
    "currency": ("Currency", "币种"),
    "number": ("No.", "链接"),
    "product": ("Product", "商品"),
    "brand": ("Brand", "品牌"),
    "explained": ("Explained", "讲解次数"),
    "explained_for": ("For", "讲解时长"),
    "from": ("From", "开始"),
    "connection": ("Connection", "连接"),
    "seconds": ("On air", "播出时长"),
    "lagged": ("Lagged pictures", "渲染延迟帧"),
    "skipped": ("Skipped pictures", "编码跳帧"),
    "dropped": ("Dropped pictures", "网络丢帧"),
    "reconnects": ("Reconnects", "重连次数"),
    "when": ("When", "时间"),
    "until": ("Until", "结束"),
    "what": ("What", "内容"),
    "online": ("Online", "在线人数"),
    "explain": ("Explained", "讲解"),
    "launch": ("Launched", "开售"),
    "sold_out": ("Sold out", "售罄"),
    "moderation": ("Moderation", "场控操作"),
    "person": ("Person", "操作人"),
    "times": ("Times", "次数"),
    "refused_acts": ("Refused", "被拒绝"),
    "send": ("Message to viewers", "发言"),
    "reply": ("Answer to a viewer", "回复观众"),
    "hide": ("Message hidden", "隐藏评论"),
    "mute": ("Viewer muted", "禁言"),
    "unmute": ("Mute lifted", "解除禁言"),
    "block": ("Viewer blocked", "拉黑"),
    "unblock": ("Block lifted", "取消拉黑"),
    "slow_mode": ("Slow mode", "慢速模式"),
    "pin": ("Message pinned", "置顶评论"),
    "unpin": ("Pin taken down", "取消置顶"),
    "made_by": ("Made by Nightmarket", "由 Nightmarket 生成"),
    "figures_mean": (
        "GMV is the money of what is sold: paid, less what was refunded or sent back. A dash: nobody tells it.",
        "成交额为已支付扣除退款后的金额。“—”表示无此数据。",
    ),
}
DEEDS = frozenset(get_args(Deed))  # what somebody did in a chat


def word(name: str, language: CardLanguage) -> str:
    """What the report calls something."""
    return _WORDS[name][language == "zh"]
