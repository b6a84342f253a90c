"""The sentences of pages in Russian, by the same in English; what answers say is in `checking`. Knows nothing else."""

from __future__ import annotations

FRAME = {
    "Skip to the content": "К содержанию",
    "Pages": "Страницы",
    "Look up": "Найти",
    "API reference": "Справочник API",
    "An open copy of customs registers of intellectual property, made from published sources; not a customs service. A "
    "register hit is a question that customs puts to the right holder, and not found does not mean free to import.": (
        "Открытая копия таможенных реестров интеллектуальной собственности по опубликованным источникам; не таможенная "
        "служба. Запись в реестре — вопрос, который таможня задаёт правообладателю, а «не найдено» не значит «ввозить "
        "можно»."
    ),
}
FORM = {
    "Is this mark in a customs register?": "Есть ли этот знак в таможенном реестре?",
    "Marks protected at the border": "Знаки, которые защищают на границе",
    "Brand, holder, importer, number, or a whole declaration line": (
        "Марка, правообладатель, импортёр, номер или целая строка декларации"
    ),
    "Suggestions": "Подсказки",
    "Suggestions:": "Подсказок:",
    "No suggestion": "Подсказок нет",
    "mark": "знак",
    "other spelling": "другое написание",
    "right holder": "правообладатель",
    "may import": "может ввозить",
    "representative": "представитель",
    "Day": "День",
    "empty: today": "пусто — сегодня",
    "Registers": "Реестры",
    "none ticked: all": "не отмечены — все",
    "Importer and HS code": "Импортёр и код ТН ВЭД",
    "Importer": "Импортёр",
    "HS code": "Код ТН ВЭД",
    "With a text they belong to the parcel that is checked; without one, the entries that the importer may import are "
    "found, or those of the code.": (
        "Вместе с текстом они относятся к проверяемой посылке; без него находятся записи, по которым импортёр может "
        "ввозить, или записи с этим кодом."
    ),
}
TROUBLE = {
    "That cannot be looked up": "Так найти нельзя",
    "The text": "Текст",
    "The day": "День",
    "The register": "Реестр",
    "The importer": "Импортёр",
    "The HS code": "Код ТН ВЭД",
    "The page": "Страница",
    "The version": "Версия",
    "is not": "— это не",
    "a day written like 2017-05-16": "день, записанный как 2017-05-16",
    "2, 4, 6, 8 or 10 digits": "2, 4, 6, 8 или 10 цифр",
    "the number of a page": "номер страницы",
    "Not Found": "Не найдено",
    "There is no page at this address.": "По этому адресу страницы нет.",
    "This address does not take that kind of request.": "По этому адресу такой запрос не принимается.",
    "Something broke here, and it is not your doing. The error was logged.": (
        "Здесь что-то сломалось, и не по вашей вине. Ошибка записана в журнал."
    ),
    "The registers are being made ready. Try again in a few seconds.": (
        "Реестры готовятся. Попробуйте ещё раз через несколько секунд."
    ),
}
WELCOME = {
    "Customs may hold goods that bear a mark recorded in its register. Type what the parcel says, and read what the "
    "registers say to it: which mark, since when, whose it is, who may import it, and for which goods.": (
        "Таможня может задержать товар со знаком, внесённым в её реестр. Введите, что написано о посылке, и прочтите, "
        "что говорят реестры: какой это знак, с какого дня внесён, чей он, кто может ввозить и для каких товаров."
    ),
    "Try it": "Попробуйте",
    "a brand, in every register": "марка, во всех реестрах",
    "a declaration line, in Russia in May 2017": "строка декларации, в России в мае 2017 года",
    "the same line on 1 March 2017": "та же строка 1 марта 2017 года",
    "before the mark was included": "до внесения знака",
    "no brand at all": "марка не названа",
    "what an importer may import": "что может ввозить импортёр",
    "The registers here": "Какие реестры здесь есть",
    "Register": "Реестр",
    "Code": "Код",
    "Entries": "Записей",
    "Data of": "Данные на",
    "day not stated": "день не указан",
}
ANSWER = {
    "On {day}": "На {day}",
    "today": "сегодня",
    "importer": "импортёр",
    "number not stated": "номер не указан",
    "In it since": "Внесён",
    "Until": "Действует до",
    "Right holder": "Правообладатель",
    "May import": "Могут ввозить",
    "nobody is listed": "никто не указан",
    "nobody listed": "никто не указан",
    "The importer given": "Указанный импортёр",
    "These goods": "Эти товары",
    "the entry says:": "в записи сказано:",
    "It names:": "Названо в тексте:",
    "Why": "Почему",
    "score {score} of 1": "оценка {score} из 1",
    "the whole entry": "запись целиком",
    "… and {count} more: choose a register, or see the entries beneath.": (
        "… и ещё {count}: выберите реестр или смотрите записи ниже."
    ),
    "Named, but not in force on this day": "Названо, но в этот день не действует",
    "Goods in it that entries cover": "Товары, на которые есть записи",
    "among them": "в их числе",
    "To know": "Что нужно знать",
    "Source:": "Источник:",
    "Answered from": "Ответ дан по",
    "version {number}": "версия {number}",
    "file": "файл",
}
FOUND = {
    "Found:": "Найдено:",
    "No entry found": "Записей не найдено",
    "by name or number": "по названию или номеру",
    "by importer or code": "по импортёру или коду",
    "Mark": "Знак",
    "Status": "Статус",
    "Since": "Внесён",
    "Goods": "Товары",
    "This page lies past the last one.": "Эта страница дальше последней.",
    "To the first page": "К первой странице",
    "Pages of entries": "Страницы записей",
    "Previous": "Назад",
    "Next": "Дальше",
    "Page {page} of {pages}": "Страница {page} из {pages}",
    "not stated": "не указано",
    "removed by": "исключён не позднее",
    "removed on": "исключён",
    "{kind} of": "{kind}, правообладатель",
}
ENTRY = {
    "Look it up in every register": "Искать во всех реестрах",
    "Extract to print": "Выписка для печати",
    "on {day}": "на {day}",
    "On another day": "На другой день",
    "Show": "Показать",
    "In the register": "В реестре",
    "Kept by": "Ведёт",
    "Register number": "Регистрационный номер",
    "Included": "Внесён",
    "Valid until": "Действует до",
    "Removed": "Исключён",
    "Suspended": "Приостановлен",
    "from": "с",
    "until": "до",
    "Seen in it on": "Замечен в реестре",
    "Customs letter": "Письмо таможни",
    "Facts as of": "Сведения на",
    "Who": "Кто",
    "tax number": "ИНН/УНП/БИН",
    "Authorised importers": "Уполномоченные импортёры",
    "They have the right holder's consent to import.": "У них есть согласие правообладателя на ввоз.",
    "Representatives": "Представители",
    "They act for the right holder before customs; that alone lets nobody import.": (
        "Действуют за правообладателя перед таможней; права ввозить это само по себе никому не даёт."
    ),
    "The mark": "Знак",
    "Kind": "Вид",
    "Kind of right": "Вид объекта",
    "Image": "Изображение",
    "not kept here": "здесь не хранится",
    "see": "см.",
    "Registration": "Свидетельство",
    "Registered on": "День регистрации",
    "Other spellings": "Другие написания",
    "Ours, to find the mark by; the register does not state them.": ("Наши, чтобы находить знак; в реестре их нет."),
    "HS codes": "Коды ТН ВЭД",
    "Nice classes": "Классы МКТУ",
    "Remark": "Примечание",
    "Sources": "Источники",
    "Where this comes from": "Откуда это известно",
    "no source is stated": "источник не указан",
    "data of {day}": "данные на {day}",
    "This entry as JSON": "Эта запись как JSON",
    "The same mark elsewhere": "Тот же знак в других записях",
    "No other entry here has this mark.": "Других записей с этим знаком здесь нет.",
    "Basis of the day of inclusion": "Основание дня внесения",
    "Basis of the term": "Основание срока",
    "Basis of the removal": "Основание исключения",
    "Suspended from": "Приостановлен с",
    "Suspended until": "Приостановлен до",
}
HISTORY = {
    "History": "История",
    "What our updates said cannot be read at the moment; the days of the register itself can.": (
        "Что говорили загруженные файлы, сейчас прочитать нельзя; дни из самого реестра — можно."
    ),
    "nothing": "ничего",
    "The mark was registered": "Знак зарегистрирован",
    "Included in the register": "Внесён в реестр",
    "Seen in the register": "Замечен в реестре",
    "Last day of the suspension": "Последний день приостановления",
    "Last day of the term": "Последний день срока",
    "Seen removed by this day": "К этому дню уже исключён",
    "Told by a file for the first time": "Впервые сообщён файлом",
    "Renewed by a file": "Продлён по файлу",
    "Amended by a file": "Изменён по файлу",
    "No longer in a file": "В файле больше нет",
}
EXTRACT = {
    "Extract": "Выписка",
    "Extract: one entry on {day}": "Выписка: запись на {day}",
    "Extract: a check on {day}": "Выписка: проверка на {day}",
    "Print or save as PDF": "Напечатать или сохранить в PDF",
    "Back to the page": "Назад к странице",
    "What was asked": "Что спросили",
    "… and {count} more, which the page of the check leads to.": "… и ещё {count}, они на странице проверки.",
    "What this was taken from": "По каким данным",
    "Version": "Версия",
    "SHA-256 of the file": "SHA-256 файла",
    "As everything here stood at version {number}; made on {day}. The same extract again:": (
        "По состоянию на версию {number}; составлено {day}. Та же выписка ещё раз:"
    ),
    "What this is, and what it is not": "Чем это является и чем не является",
    "It says what the published register data named above says of this question on this day, and can be repeated and "
    "checked by anybody.": (
        "Это ответ опубликованных данных реестра, названных выше, на этот вопрос и на этот день; его может повторить и "
        "проверить каждый."
    ),
    "It is not a document of a customs service, nor legal advice. The register that customs itself keeps decides.": (
        "Это не документ таможенного органа и не юридическая консультация. Решает реестр, который ведёт сама таможня."
    ),
    "An entry in a register is a question that customs puts to the right holder. Only a court can establish that goods "
    "are counterfeit; not found does not mean free to import.": (
        "Запись в реестре — вопрос, который таможня задаёт правообладателю. Признать товар контрафактным может только "
        "суд; «не найдено» не значит «ввозить можно»."
    ),
    "a text to be checked": "текст для проверки",
    "the number of a version": "номер версии",
}
REGISTERS = {
    "Customs registers": "Таможенные реестры",
    "What is here is a copy of what customs services have published. Each register says which day its data is of; what "
    "customs did since is not known here.": (
        "Здесь — копия того, что опубликовали таможенные службы. У каждого реестра указано, на какой день его данные; "
        "что таможня делала после, здесь неизвестно."
    ),
    "What changes in any of them:": "Что меняется в любом из них:",
    "feed for a feed reader": "лента новостей (Atom)",
    "load a file": "загрузить файл",
    "All registers": "Все реестры",
    "Data of {day}": "Данные на {day}",
    "The day of its data is not stated": "День, на который данные, не указан",
    "What customs recorded, renewed or removed since is not known here.": (
        "Что таможня внесла, продлила или исключила после, здесь неизвестно."
    ),
    "Look up in this register": "Искать в этом реестре",
    "What it is": "Что это",
    "Published at": "Опубликован",
    "Take it along": "Взять с собой",
    "Follow it": "Следить",
    "What it covers": "Что в нём есть",
    "Included, by year": "Внесено по годам",
    "Entries included, by year": "Записи по годам внесения",
    "By status today": "По статусу сегодня",
    "By Nice class, the most frequent": "По классам МКТУ, самые частые",
    "By country of the right holder": "По стране правообладателя",
    "What changed lately": "Что изменилось недавно",
    "What changed cannot be read at the moment; questions are answered all the same.": (
        "Что изменилось, сейчас прочитать нельзя; на вопросы ответ всё равно есть."
    ),
    "No file was ever loaded.": "Файлы ещё не загружали.",
    "added": "внесено",
    "renewed": "продлено",
    "amended": "изменено",
    "removed": "исключено",
    "expired": "срок истёк",
    "unchanged": "без изменений",
    "rejected": "отклонено",
    "taken back": "возврат",
    "In the last update": "В последнем обновлении",
    "Everything that it changed": "Всё, что изменилось",
    "Terms that ended in the last three months": "Сроки, истёкшие за последние три месяца",
}
UPDATES = {
    "Update {number}": "Обновление {number}",
    "File": "Файл",
    "Loaded on": "Загружено",
    "Overridden": "Вопреки защите",
    "What it changed": "Что изменилось",
    "What it would change": "Что изменится",
    "Nothing.": "Ничего.",
    "… and {count} more, which the change feed has.": "… и ещё {count}, все они в ленте изменений.",
    "… and {count} more.": "… и ещё {count}.",
    "Go back to what this update left": "Вернуться к тому, что было после этого обновления",
    "That is a new version which says the same again; nothing is taken out of the history.": (
        "Это новая версия, которая снова говорит то же самое; из истории ничего не убирается."
    ),
    "Back to what update {number} left": "Назад к тому, что было после обновления {number}",
    "Load a file": "Загрузка файла",
    "Load a register file": "Загрузить файл реестра",
    "For maintainers: first see what the file would change, then apply it. Every row or, where one is wrong, none.": (
        "Для тех, кто ведёт реестр: сначала посмотрите, что изменит файл, потом примените его. Все строки или, если "
        "одна неверна, ни одной."
    ),
    "File (CSV, XLSX or JSON Lines): choose it or drop it here": (
        "Файл (CSV, XLSX или JSON Lines): выберите или перетащите сюда"
    ),
    "The file has": "В файле",
    "the whole register": "весь реестр",
    "additions and amendments": "дополнения и изменения",
    "leave rows out that cannot be read, and count them": "пропустить строки, которые не читаются, и сосчитать их",
    "Token": "Токен",
    "Made by ipregistry token create; it is sent with this form and kept nowhere.": (
        "Его создаёт ipregistry token create; он уходит с этой формой и нигде не хранится."
    ),
    "Do what looks like an accident": "Применить то, что похоже на ошибку",
    "override the guards (scope admin)": "вопреки защите (нужны права admin)",
    "Reason, which is recorded": "Причина, она будет записана",
    "See what it would change": "Посмотреть, что изменится",
    "Apply": "Применить",
    "Refused; nothing was changed": "Отказано; ничего не изменено",
    "Nothing to do": "Делать нечего",
    "The register says this already, since version {number}.": "Реестр уже говорит это, с версии {number}.",
    "A dry run; nothing was changed": "Пробный прогон; ничего не изменено",
    "Applied": "Применено",
    "now version {number}": "теперь версия {number}",
    "This looks like an accident:": "Похоже на ошибку:",
}
SENTENCES = {
    **FRAME,
    **FORM,
    **TROUBLE,
    **WELCOME,
    **ANSWER,
    **FOUND,
    **ENTRY,
    **HISTORY,
    **EXTRACT,
    **REGISTERS,
    **UPDATES,
}
