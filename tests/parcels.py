"""Descriptions that parcels and declarations really bore (2017-2023), each with the answer argued for.

They are told by the press and by customs decisions. What was found inside was mostly something else than what was
written: a check of words can only say what the words say, so most of these must not name a mark.
"""

from __future__ import annotations

from tests.must_show import Case

CN, US, KZ = ("CN-GACC",), ("US-CBP",), ("KZ-TROIS",)

CASES = (
    Case("tablet", "no_match", "only portable phones were recorded in Russia"),
    Case("Meizu", "no_match", "a brand that nobody recorded; the note says that this is not free"),
    Case("Bluboo", "no_match", "likewise"),
    Case("Venee", "no_match", "likewise"),
    Case("трикотажное полотно", "no_match", "no Russian entry here states fabrics", {}, ("RU-TROIS",), "2020-02-10"),
    Case(
        "按摩椅、玻璃眼镜片、电线",
        "no_match",
        "Chinese recordations are known without their goods",
        {},
        CN,
        "2022-01-01",
    ),
    Case("冰凉巾、化纤玩具、铁制仿首饰", "no_match", "likewise", {}, CN, "2022-01-01"),
    Case("儿童秋衣、儿童短袖、儿童套装", "no_match", "likewise", {}, CN, "2022-01-01"),
    Case("鞋帮面", "no_match", "likewise", {}, CN, "2022-01-01"),
    Case("电动滑板车", "no_match", "likewise", {}, CN, "2021-09-01"),
    Case("开关电源", "no_match", "likewise", {}, CN, "2022-08-01"),
    Case("椅子", "no_match", "likewise", {}, CN, "2023-12-01"),
    Case("减震器", "no_match", "likewise", {}, CN, "2022-01-01"),
    Case("车窗升降器、汽车开关、线束", "no_match", "likewise", {}, CN, "2024-03-01"),
    Case("手机配件、玩具", "no_match", "likewise", {}, CN, "2022-01-01"),
    Case("微型机", "no_match", "likewise", {}, CN, "2022-01-01"),
    Case("女装裤", "no_match", "likewise", {}, CN, "2022-01-01"),
    Case("轴承", "no_match", "likewise", {}, CN, "2022-01-01"),
    Case("化妆刷", "no_match", "likewise", {}, CN, "2019-06-01"),
    Case("袜子", "no_match", "likewise", {}, CN, "2020-06-01"),
    Case("无品牌", "not_checked", "“no brand” alone is a placeholder", {}, CN, "2022-01-01"),
    Case("men's casual shoes", "no_match", "one recordation, of an app's mark", {}, US, "2011-02-15"),
    Case("phone cases", "no_match", "likewise", {}, US, "2011-02-15"),
    Case("袜子", "covered_goods", "socks that Kazakh entries cover", {}, KZ, "2024-06-01"),
    Case("men's casual shoes", "covered_goods", "shoes that Kazakh entries cover", {}, KZ, "2024-06-01"),
    Case("phone cases", "covered_goods", "cases that Kazakh entries cover", {}, KZ, "2024-06-01"),
    Case("игрушки семи наименований", "covered_goods", "toys that Kazakh entries cover", {}, KZ, "2022-06-01"),
    Case("сумки, рюкзаки, очки, игрушки, детская обувь", "covered_goods", "likewise", {}, KZ, "2022-01-01"),
    Case(
        "сумки (без указания товарных знаков)", "covered_goods", "goods are goods without a mark", {}, KZ, "2022-01-01"
    ),
)
