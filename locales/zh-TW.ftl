### The words of the screen in Traditional characters, with the terms of Taiwan.
###
### The names are those of src/tui/words.rs, src/tui/phrases.rs and src/tui/action.rs, where the English
### stands. Two blanks part the hints of a line. Quotation marks are 「」, because “ ” are one column wide
### in some terminals and two in others; for the same reason there is no … and no —.

## The panes and what they say when they are empty

PANE_REPORTS = 報告
PANE_OUTLINE = 大綱
PANE_TEXT = 正文
PANE_FIGURES = 數據
NOTHING_OPEN = 尚未打開報告
NOTHING_FOUND = 沒有找到報告
OPENING = 讀取中
NONE = 無
SKIM = 略讀
FOLDED = 字已摺疊
foreign_locale = { $locale } 不是 UTF-8 環境：請把 LC_ALL 設為 C.UTF-8，否則中文可能無法顯示
too_small = 視窗太小：{ $has } < { $needs }

## Heads of columns, and what lists are sorted by

HEAD_YEAR = 年份
HEAD_TITLE = 標題
HEAD_PLACE = 地區
HEAD_SECTIONS = 章節
HEAD_FIGURES = 數據
HEAD_NAME = 指標
HEAD_VALUE = 數值
HEAD_CHANGE = 增減
HEAD_STATUS = 態
HEAD_PERIOD = 期間
SORT_TEXT = 原文順序
SORT_SECTIONS = 章節數
SORT_FIGURES = 數據數
SORT_MARKS = 標誌
SORT_STATUS = 狀態

## Counts in titles

quoted = 「{ $text }」
reports = { $count } 份報告
theme_for_now = 本次使用配色 { $name }；寫入設定檔才會保留：baogao config
more_notices = { $first }（另有 { $count } 處：baogao config）
figures = { $count } 項數據
rows = { $rows } 列 { $figures } 項
in_section = 本節 { $count }
with_masked = { $count }，另有 { $masked } 項遮蔽未比較
found = 檢索{ $query }：{ $looked } 份報告中 { $reports } 份有，共 { $count } 處
found_short = { $looked } 份中 { $reports } 份，{ $count } 處
compared = { $name } { $places } 個地區 { $values } 個數值
reading = 讀取 { $read }/{ $all }
searching = 檢索 { $looked }/{ $all }

## A figure or a report in full, below the panes

ACTUAL = 完成
FORECAST = 預計
TARGET = 目標
RULE = 標準
LEVEL = 絕對值
SHARE = 占比
CHANGE = 增減
ABOUT = ，約數
OVER = ，超過此數
UNDER = ，不超過此數
MASKED_LONG = 遮蔽
SCRIPT_SIMPLIFIED = 簡體
SCRIPT_TRADITIONAL = 繁體
SCRIPT_MIXED = 簡繁混用
LEGEND = 预 預計  标 目標  规 標準  掩 遮蔽
characters = { $count } 字
masked = { $count } 處遮蔽
gaps = { $count } 處缺文
damaged = { $count } 處無法解碼
to_check = { $count } 處疑點
note = 批註：{ $text }
more_values = 另有 { $count } 個數值（t）
of_target = 目標的 { $share }%

## Progress, at the right of the last line

marked = 已標記 { $count }
read = 已讀 { $read }/{ $all }
checked = 已檢查 { $checked }/{ $all }
pace = 每秒 { $rate } 份，還需 { $left }
not_cached = 下次開啟仍要重讀：{ $reason }
not_read = { $count } 份未能讀取
not_read_key = { $count } 份未能讀取（!）
writing_reports = 寫入 { $read }/{ $all }

## What the keys do here, on the last line

HINT_REPORTS = ? 幫助  Enter 正文  f 跳轉  S 檢索全部  o 排序  F 篩選  q 離開
HINT_OUTLINE = ? 幫助  Enter 正文  Space 摺疊  2z 到第二級  f 跳轉  / 檢索  q 離開
HINT_TEXT = ? 幫助  ]/[ 數據  { "}" }/{ "{" } 章節  s 略讀  / 檢索  f 跳轉  y 複製  m 標記
HINT_FIGURES = ? 幫助  i 對比  y 複製  c 更多  m 標記  p 摘錄板  x 匯出  a 批註  t 範圍  o 排序  F 篩選  w 加寬
HINT_SKIM = ? 幫助  Enter 展開  s 全文  { "}" }/{ "{" } 章節  ]/[ 數據  f 跳轉
HINT_JUMP = Enter 跳轉  Up/Down 選擇  Tab 類別  Esc 返回
HINT_COMPARE = ? 幫助  Enter 出處  t 清單  o 排序  F 篩選  y 複製  Y 全部  Esc 返回
HINT_NOTES = Enter 打開  j/k 移動  / 篩選  Esc 返回
HINT_CLIP = Ctrl-T 複製全部  Ctrl-O 儲存  Ctrl-G 範本  Esc 返回
HINT_NOTE = Esc 儲存並關閉  批註清空即刪除
HINT_MENU = Enter 或字母選擇  Esc 返回
HINT_COPY = Enter 或字母複製  Tab 範本  Esc 返回
HINT_LIST = j/k 移動  / 篩選  Esc 返回
HINT_RESULTS = Enter 打開  n/N 上下處  >/< 上下份  Space 摺疊  S 檢索  Esc 返回
HINT_PROMPT = Enter 確定  Esc 返回

## Prompts

SEARCH_WORDS = 檢索：
SEARCH_REGEX = 正規式檢索：
SEARCH_FIGURES = 數據檢索：
SEARCH_ALL_WORDS = 全部檢索：
SEARCH_ALL_REGEX = 全部正規式檢索：
SEARCH_ALL_FIGURES = 全部數據檢索：
FILTER = 篩選：
SAVE = 另存為：
EXPORT = 匯出為：
SEARCH_WORDS_HOW = 照原文輸入詞語；Tab 正規式，再按 Tab 數據，Up 以前的檢索
SEARCH_REGEX_HOW = 農[民業]  .{ "{" }0,6{ "}" }  \d+%  (甲|乙)  ^一、；全形括號不是語法；Tab 數據
SEARCH_FIGURES_HOW = 投資 >1億元  增長 >10%  100..200畝  單位:畝  狀態:目標  年:2023  打碼；Tab 詞語
no_format = 副檔名決定格式：{ $formats }

## The jump box

JUMP = 跳轉
jump_to = 跳轉到{ $kind }
KIND_ALL = 全部
KIND_REPORTS = 報告
KIND_SECTIONS = 章節
KIND_FIGURES = 數據
KIND_INDICATORS = 指標
KIND_COMMANDS = 命令
KIND_REPORTS_SHORT = 報告
KIND_SECTIONS_SHORT = 章節
KIND_FIGURES_SHORT = 數據
KIND_INDICATORS_SHORT = 指標
KIND_COMMANDS_SHORT = 命令
recent = 最近  { $of }
ENTER_INDICATOR = Enter：對比所有報告中的數值
ENTER_COMMAND = Enter：立即執行
NO_HIT = 沒有相符
NO_HIT_OF_KIND = 此類中沒有相符，按 Tab 換類別

## Searching

SEARCHING = 檢索中
STOPPED = 檢索到此停止
NO_RESULTS = 尚未檢索全部報告，按 S 檢索
NOT_ALL_READ = 檢索時報告尚未讀完，再按 S 可檢索其餘報告
STILL_SEARCHING = 仍在檢索
NO_SEARCH = 尚未檢索，按 / 檢索
FROM_TOP = 已從頭開始
FROM_BOTTOM = 已從結尾開始
not_found = 本報告中沒有「{ $text }」
report_of = 第 { $number } 份報告，共 { $all } 份
report_from_top = 第 { $number } 份報告，共 { $all } 份，已從頭開始
report_from_bottom = 第 { $number } 份報告，共 { $all } 份，已從結尾開始
more_masked = 另有 { $count } 項遮蔽未比較
first_shown = 只列出前 { $count } 處

## Messages

GREETING = 初次使用：? 檢視全部按鍵  f 跳轉到任何內容  Enter 打開  q 離開
NO_KEY = 沒有這個按鍵，按 ? 檢視幫助
NO_FOLD = 此處沒有摺疊
NO_FIGURE = 沒有更多數據
NO_SECTION = 沒有更多章節
NO_COPY = 此處沒有可複製的內容
NO_CURRENT = 沒有選取數據：按 ] 或在數據窗格中選擇
NO_HINTS = 正文裡沒有看得見的數據
NO_SUCH_HINT = 沒有數據標著這些字母
HINTS_COPY = 輸入數據上的字母即複製，格式：
HINTS_MARK = 輸入數據上的字母即標記；摘錄板行數：
HINT_HINTS = Esc 返回  Tab 格式  Space 標記  A-Z 跳到該處
NOT_PRINTED = 複製的內容未能輸出
SECURE = 安全模式下不可用
MOUSE_TAKEN = 滑鼠已接管：單擊、滾輪、拖動邊界；再按一次還給終端機
MOUSE_LEFT = 滑鼠已還給終端機
NO_NAME = 這項數據沒有指標名稱，無法對比
UNCHANGED = 磁碟上沒有變動
changed = { $file } 在磁碟上有變動，已重新讀取
looked = 磁碟上有 { $count } 處變動
NO_READING = 此處沒有數值
NO_SHELL = 沒有可返回的 shell
NOTES = 批註
NO_NOTE = 列出的報告都沒有批註，按 a 寫批註
NOTE_KEPT = 批註已儲存
NOTE_HERE = 批註只保留到本次離開
NOTE_GONE = 批註已刪除
UNMARKED = 已取消全部標記
not_kept = 未能記住：{ $reason }
DETECTED = 自動偵測
THEME = 配色
ENCODING = 本報告的編碼

## Copying, the clip pad and notes

COPY_TITLE = 複製
TEMPLATE_VALUE = 數值
TEMPLATE_NAME_VALUE = 指標和數值
TEMPLATE_TSV = TSV 列
TEMPLATE_MARKDOWN = Markdown 列
TEMPLATE_CITATION = 引文
MARKED_FIGURES = 已標記的數據
THIS_FIGURE = 這項數據
THIS_SECTION = 這個章節
THIS_REPORT = 這份報告
FIGURES_SHOWN = 列出的數據
ALL_FIGURES = 報告的全部數據
SECTIONS_SHOWN = 列出的章節
ALL_SECTIONS = 報告的全部章節
REPORTS_SHOWN = 列出的報告
ALL_REPORTS = 全部報告
template = 範本：{ $name }  （Tab：{ $next }）
sent = { $what }：{ $way }
row_of = 列：{ $what }
citation_of = 引文：{ $what }
lines_as = { $count } 行（{ $template }）
pad_lines = 摘錄板 { $count } 行
compared_rows = { $name } 連同標題列 { $count } 列
pad = 摘錄板 { $count } 行，範本：{ $template }
marked_figure = 已標記 { $figure }，摘錄板上共 { $count } 行
unmarked_figure = 已取消標記，尚有 { $count } 項
rewritten = { $template }：已改寫 { $count } 行
rewritten_some = { $template }：已改寫 { $count } 行，{ $kept } 行經手動修改，保持不變
note_on = 批註：{ $what }

## Writing files

EXPORT_TITLE = 匯出到檔案
KEEP = 保留原檔案，另取檔名
REPLACE = 覆寫原檔案
STOP_WRITING = 停止寫入
writing = 正在寫入 { $file }
still_writing = 仍在寫入 { $file }，按 x 停止
not_written = { $file } 未寫入：程式先行結束
is_there = { $file } 已存在
special_file = { $file } 已存在，且不是一般檔案
is_report = { $file } 是所讀的報告，未寫入
saved_as = 已儲存為 { $file }
writing_stopped = { $file } 未寫入：已停止
appeared = { $file } 未寫入：此時已有同名檔案
writing_failed = { $file } 未寫入：{ $reason }
nothing_read = { $file } 未寫入：沒有讀到任何報告
written = 已寫入 { $file }：{ $reports } 份報告，{ $rows } 列
written_some = 已寫入 { $file }：{ $reports } 份報告，{ $rows } 列，{ $failed } 份未能讀取
FAILURES = 未能讀取

## The help page: letters and signs

HELP = 按鍵
LETTERS_REPORTS = 報告窗格中的字母
REPORT_MASKED = 有數據被遮蔽（xx、*）
REPORT_GAP = 有部分原文缺失
REPORT_DAMAGED = 有些地方無法解碼
REPORT_CHECK = 報告中有前後不一致之處
REPORT_NOTE = 有批註
LETTERS_TEXT = 正文左側的字母
TEXT_DAMAGED = 此處無法解碼
TEXT_GAP = 此處原文缺失
TEXT_NOTE = 標題或本行數據有批註
TEXT_MASKED = 遮蔽的數據
TEXT_TARGET = 目標
TEXT_FORECAST = 預計
TEXT_RULE = 標準或限額
LETTERS_FIGURES = 數據窗格中的字
FIGURE_FORECAST = 預計：尚非最終結果
FIGURE_TARGET = 目標：計畫達到
FIGURE_RULE = 標準：規定或限額
FIGURE_MASKED = 遮蔽：原文隱去了數字
FIGURE_MARKED = 已標記，在摘錄板上
FIGURE_NOTE = 有批註
FIGURE_CHANGE = 增加或減少，列在所增減的數據旁
SIGNS_COMPARE = 對比中的符號
COMPARE_PLANNED = 年份之後：該年的目標（在結果之前）；標準
COMPARE_DIFFERS = 數值不一致，或只是代表整體的部分
COMPARE_APPROX = 約數，超過，不超過
COMPARE_WITHIN = 不是全年，而是這些月份或年份
COMPARE_BARS = 長條：完成，計畫
COMPARE_REACHED = 完成目標的百分比
COMPARE_MORE = 這一側還有更多年份
SIGNS_HEADS = 標題列中的符號
HEADS_SORTED = 依此欄排序：從小到大，從大到小

## The help page: groups of keys

group-move = 移動
group-panes = 窗格和清單
group-find = 查找和閱讀
group-take = 取用
group-program = 程式
group-list = 在本頁和類似的清單中
group-results = 在檢索結果中
group-prompt = 在輸入列、跳轉框和選擇框中
group-compare = 在對比中
group-clip = 在摘錄板中
group-note = 在批註中
group-hints = 數據上標有字母時

## The help page: what each key does

action-down = 下移一行；5j 下移五行
action-up = 上移一行
action-half-down = 下移半個畫面
action-half-up = 上移半個畫面
action-page-down = 下移一個畫面
action-page-up = 上移一個畫面
action-top = 到開頭；12g 到第 12 行
action-bottom = 到結尾
action-enter = 打開所選：報告、章節或數據的正文；略讀時展開；清單中前往所指之處
action-next-pane = 到下一個窗格
action-previous-pane = 到上一個窗格
action-right = 到右邊的窗格；在大綱中先展開章節
action-left = 到左邊的窗格；在大綱中先摺疊章節
action-reports = 到報告窗格
action-outline = 到大綱窗格
action-text = 到正文窗格
action-figures = 到數據窗格
action-widen = 加寬這個窗格至整個視窗，再按還原
action-fold = 展開或摺疊章節；在正文中下移一個畫面
action-level = 大綱展開到某一級：2z 到第二級，z 到第一級
action-unfold = 展開整個大綱
action-sort = 依下一欄排序
action-reverse = 顛倒順序
action-filter = 篩選：只列出相符的列；留空則全部列出
action-scope = 數據的範圍：本節或整份報告
action-jump = 輸入幾個字或拼音，跳轉到報告、章節、數據、指標或命令
action-search = 在正文中檢索
action-search-all = 在列出的全部報告中檢索
action-results = 再看全部報告的檢索結果
action-next-match = 到下一處；檢索全部報告之後依次到下一份
action-previous-match = 到上一處
action-next-figure = 到正文中下一項數據
action-previous-figure = 到正文中上一項數據
action-next-section = 到下一章節
action-previous-section = 到上一章節
action-next-report = 到下一份報告
action-previous-report = 到上一份報告
action-skim = 略讀：只看標題、首句和數據；再按還原
action-compare = 依地區和年份對比這項指標
action-encoding = 換一種編碼讀這份報告，並記住
action-hints = 給看得見的每個數據標上字母：輸入即複製，大寫則跳到該處
action-plain = 整個視窗只顯示正文，便於用終端機選取；再按一次返回
action-mouse = 接管滑鼠，用於各窗格和清單，或還給終端機作選取
action-hint-template = 換下一種格式複製
action-hint-marks = 改為逐個標記數據；再按一次改回複製
action-end-hints = 去掉字母
action-reload = 重新讀取磁碟上新增或變動的檔案，位置不變
action-copy-value = 照原樣複製數據；在別處複製所選的標題或行
action-copy-row = 複製數據所在的列，供試算表軟體使用
action-copy = 選擇複製什麼、怎樣複製：已標記的數據、列出的列、全部
action-cite = 複製數據所在的句子，連同報告標題和章節
action-mark = 標記數據並放到摘錄板上，或取消標記
action-unmark = 取消全部標記
action-clip = 打開摘錄板
action-export = 匯出數據或報告到檔案：csv、xlsx、sqlite 等
action-note = 給數據、章節或報告寫批註；清空即刪除
action-notes = 列出的報告的全部批註；Enter 前往所在之處
action-help = 幫助，即本頁
action-failures = 未能讀取的檔案及原因
action-back = 關閉，取消，結束檢索
action-theme = 選擇配色，只在本次有效
action-repaint = 重繪整個畫面
action-suspend = 回到 shell，用 fg 返回
action-quit = 離開
action-filter-rows = 篩選：只列出相符的列；留空則全部列出
action-show-place = 同 Enter：在所指之處打開報告，再用 n 和 N 繼續
action-next-place = 到下一處
action-previous-place = 到上一處
action-next-group = 到下一份報告
action-previous-group = 到上一份報告
action-fold-group = 摺疊或展開一份報告的各處
action-fold-groups = 摺疊或展開全部報告的各處
action-search-again = 另作檢索
action-accept = 確定
action-cancel = 放棄並返回
action-next-item = 框中的下一列；較晚的檢索
action-previous-item = 框中的上一列；較早的檢索
action-next-items = 跳轉框中下移一個畫面
action-previous-items = 跳轉框中上移一個畫面
action-kind = 跳轉框：全部，或只看一類：@ 報告，# 章節，= 數據，% 指標，> 命令；檢索：詞語、正規式或數據；複製：下一個範本
action-cell-left = 到左邊一欄
action-cell-right = 到右邊一欄
action-sort-cells = 依游標所在欄排序，再按則依地區
action-reverse-cells = 顛倒順序
action-turn-cells = 一列一個數值，再按回到地區和年份
action-filter-places = 篩選：只列出相符的地區；留空則全部列出
action-copy-cell = 複製此格
action-copy-cells = 複製整張表，供試算表軟體使用
action-close-comparison = 關閉對比
action-copy-pad = 複製整個摘錄板
action-template = 用下一個範本改寫已標記的數據；手動修改過的行不變
action-save-pad = 把摘錄板儲存為檔案
action-close-pad = 關閉摘錄板，內容保留
action-close-note = 關閉批註，內容保留

## What became of a copy

PAD_UNKEPT = 再按 q 離開：摘錄板改動過，尚未複製或儲存（按 p 檢視）
COPY_EMPTY = 沒有可複製的內容
copy_bytes = { $bytes } 位元組
copy_lines = { $size }（{ $lines } 行）
copy_hidden = { $size }，略去 { $count } 個不可見字元，
copy_tmux = { $size }已送入 tmux 緩衝區（tmux load-buffer -w）
copy_desktop = { $size }已由 { $program } 送往桌面（無法確認）
copy_screen = { $size }已經 screen 用 OSC 52 送往終端機（無法確認）
copy_terminal = { $size }已用 OSC 52 送往終端機（無法確認）
copy_accepted = { $size }已用 OSC 52 送往終端機（它接受寫入剪貼簿）
copy_too_long = { $size }，超出終端機剪貼簿的限度，已寫入 { $file }
copy_file = { $size }已寫入 { $file }，沒有可用的剪貼簿
COPY_NOWHERE = 什麼也沒有送出：剪貼簿和檔案都不可用
copy_failed = 什麼也沒有送出，剪貼簿和檔案都不可用：{ $reason }

## Why something could not be read, written or understood

reason_absent = 沒有這個檔案
reason_no_permission = 沒有讀取權限
reason_too_large_by = 檔案過大：{ $size } MiB，上限為 { $limit } MiB
reason_too_large = 檔案過大：上限為 { $limit } MiB
reason_folder = 是資料夾，不是檔案
reason_pipe = 是具名管道，不是檔案
reason_socket = 是通訊端，不是檔案
reason_device = 是裝置，不是檔案
reason_not_regular = 不是一般檔案
reason_gone = 檔案已不在
reason_internal = 讀取時程式內部出錯
reason_no_match = 沒有符合此樣式的檔案
reason_no_files = 資料夾中沒有檔案
reason_link_out = 連結指向資料夾之外，未跟隨
reason_link_nowhere = 連結的目標不存在
reason_pdf = PDF 檔案：請先轉成文字，例如 { $command }
reason_postscript = PostScript 檔案：請先轉成文字，例如 { $command }
reason_old_word = 舊版 Word、WPS 或 Excel 檔案：請先存為文字檔，例如 { $command }
reason_rtf = RTF 檔案：請先存為文字檔，例如 { $command }
reason_opendocument = OpenDocument 檔案：請先存為文字檔，例如 { $command }
reason_epub = EPUB 電子書：請先存為文字檔，例如 { $command }
reason_excel = Excel 檔案（.xlsx）：請先把工作表存為 CSV
reason_powerpoint = PowerPoint 檔案（.pptx）：請先存為文字檔
reason_ofd = OFD 檔案：請先存為文字檔
reason_password = 有密碼的 Word 或 Excel 檔案：請先去掉密碼另存
reason_word_damaged = Word 檔案（.docx）已損壞：請用 Word 或 WPS 開啟後重新儲存
reason_word_twice = Word 檔案（.docx）中正文有兩份，不可信
reason_word_large = Word 檔案（.docx）解壓後過大：上限為 { $limit } MiB
reason_word_password = 有密碼的 Word 檔案（.docx）：請先去掉密碼另存
reason_empty = 空檔案
reason_picture = 圖片（{ $kind }）：其中沒有文字
reason_archive_an = { $kind } 壓縮檔：請先解壓
reason_archive = { $kind } 壓縮檔：請先解壓
reason_program = 可執行程式
reason_database = SQLite 資料庫
reason_sound = 音訊檔
reason_film = 視訊或音訊檔
reason_binary = 二進位檔案
reason_no_folder = 沒有這個資料夾
reason_not_writable = 沒有寫入權限
reason_disk_full = 磁碟已滿
reason_not_in_time = 要記住的內容沒能及時寫下
fault_units = 「{ $low }」和「{ $high }」的單位不同類
fault_order = 「{ $low }」大於「{ $high }」
fault_too_large = 「{ $text }」過大
fault_no_number = 「{ $text }」不是數
fault_no_unit = 「{ $text }」中的「{ $word }」不是單位
fault_number_missing = 「{ $term }」缺少數
fault_word_missing = 「{ $key }」後面缺少詞
fault_not_known = 不認識「{ $term }」；可用的有：{ $known }
fault_regex_too_large = 正規表示式過大
fault_regex_at = 正規表示式有誤：{ $reason }：「{ $part }」
fault_regex = 正規表示式有誤：{ $reason }
