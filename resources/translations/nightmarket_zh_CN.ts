<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>ActLine</name>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Close this line</source>
            <translation>关闭此提示</translation>
        </message>
        <message>
            <source>Undo: {words}</source>
            <translation>撤销：{words}</translation>
        </message>
    </context>
    <context>
        <name>AddConnectionDialog</name>
        <message>
            <source>Add a connection</source>
            <translation>添加连接</translation>
        </message>
        <message>
            <source>as the crew calls it: the store, the channel</source>
            <translation>团队对它的称呼：店铺名、频道名</translation>
        </message>
        <message>
            <source>No plugin on this computer speaks with a platform or shop. See Show &gt; Plugins.</source>
            <translation>本机没有可连接平台或店铺的插件。请查看“场次 &gt; 插件”。</translation>
        </message>
        <message>
            <source>Plugin</source>
            <translation>插件</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>ArmDialog</name>
        <message>
            <source>Arm the launch</source>
            <translation>准备开抢</translation>
        </message>
        <message>
            <source>any number</source>
            <translation>不限</translation>
        </message>
        <message>
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <source> min</source>
            <translation> 分钟</translation>
        </message>
        <message>
            <source>on until sold out</source>
            <translation>到点后继续卖到售罄</translation>
        </message>
        <message>
            <source>Link {number}: {product}</source>
            <translation>{number}号链接：{product}</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Each buyer may have</source>
            <translation>每人限购</translation>
        </message>
        <message>
            <source>Countdown</source>
            <translation>倒计时</translation>
        </message>
        <message>
            <source>On sale for</source>
            <translation>开售时长</translation>
        </message>
        <message>
            <source>This will happen</source>
            <translation>即将发生</translation>
        </message>
        <message>
            <source>Arm</source>
            <translation>准备开抢</translation>
        </message>
        <message>
            <source>The show is not on air: nobody sees this launch.</source>
            <translation>节目没有开播：没有人会看到这次开抢。</translation>
        </message>
        <message>
            <source>The price is no number.</source>
            <translation>价格不是数字。</translation>
        </message>
        <message>
            <source>The countdown runs early by their delay, so that they see zero as the link opens. Choose the least delayed.</source>
            <translation>倒计时按他们的延迟提前，让他们看到 0 时链接正好打开。请选延迟最小的平台。</translation>
        </message>
        <message>
            <source>Zero is for</source>
            <translation>归零对准</translation>
        </message>
        <message>
            <source>the studio</source>
            <translation>直播间</translation>
        </message>
        <message>
            <source>viewers of {name}, {seconds} s behind</source>
            <translation>{name}的观众（延迟 {seconds} 秒）</translation>
        </message>
    </context>
    <context>
        <name>AskingDialog</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Waiting for the studio's desk…</source>
            <translation>正在等待控制台…</translation>
        </message>
        <message>
            <source>The studio's desk is restarting. What is on air stays on air; commands work again in a moment.</source>
            <translation>控制台正在重启。正在直播的画面不受影响，操作马上恢复。</translation>
        </message>
    </context>
    <context>
        <name>BroadcastPanel</name>
        <message>
            <source>No connection with a broadcast runs. Add an account of a platform under Show &gt; Connections.</source>
            <translation>没有带直播的连接在运行。请在“场次 &gt; 连接”中添加平台账号。</translation>
        </message>
    </context>
    <context>
        <name>BroadcastRow</name>
        <message>
            <source>Go live</source>
            <translation>开播</translation>
        </message>
        <message>
            <source>End…</source>
            <translation>结束…</translation>
        </message>
        <message>
            <source>New…</source>
            <translation>新建…</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>This platform does not tell how well the stream arrives.</source>
            <translation>该平台不提供推流健康状况。</translation>
        </message>
    </context>
    <context>
        <name>Broadcasts</name>
        <message>
            <source>Live since {time}</source>
            <translation>自 {time} 起直播中</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>No broadcast</source>
            <translation>没有直播</translation>
        </message>
        <message>
            <source>Not live</source>
            <translation>未开播</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>正在开始</translation>
        </message>
        <message>
            <source>Preview: only you see it</source>
            <translation>预览：只有你能看到</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>直播中</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>A stream would go nowhere. Make a broadcast, or choose a planned one.</source>
            <translation>推流将无处可去。请新建一场直播，或选择已安排的直播。</translation>
        </message>
        <message>
            <source>No stream goes to it yet. Choose it, or give a destination its key.</source>
            <translation>还没有推流绑定到它。请选择它，或把它的推流码交给推流目标。</translation>
        </message>
        <message>
            <source>The platform receives the stream and is about to begin. If it does not, press Go live here.</source>
            <translation>平台已收到推流，即将自动开始。如未开始，请在此处点击“开播”。</translation>
        </message>
        <message>
            <source>It begins as soon as a destination sends there.</source>
            <translation>推流目标一开始推流，直播就自动开始。</translation>
        </message>
        <message>
            <source>The platform receives the stream. Viewers see it once you press Go live here.</source>
            <translation>平台已收到推流。在此处点击“开播”后观众才能看到。</translation>
        </message>
        <message>
            <source>It does not begin by itself: start the destination first, then press Go live here.</source>
            <translation>它不会自动开始：请先启动推流目标，再在此处点击“开播”。</translation>
        </message>
        <message>
            <source>The stream arrives well.</source>
            <translation>推流质量良好。</translation>
        </message>
        <message>
            <source>The stream arrives well enough.</source>
            <translation>推流质量尚可。</translation>
        </message>
        <message>
            <source>The stream arrives badly.</source>
            <translation>推流质量差。</translation>
        </message>
        <message>
            <source>No stream arrives there.</source>
            <translation>平台未收到推流。</translation>
        </message>
        <message>
            <source>{words} Since {time}.</source>
            <translation>{words}自 {time} 起。</translation>
        </message>
        <message>
            <source>Viewers are {seconds} s behind, as their players measure it.</source>
            <translation>观众落后 {seconds} 秒（由其播放器测得）。</translation>
        </message>
        <message>
            <source>Everybody (public)</source>
            <translation>所有人（公开）</translation>
        </message>
        <message>
            <source>Whoever has the link (unlisted)</source>
            <translation>有链接的人（不公开列出）</translation>
        </message>
        <message>
            <source>You alone (private)</source>
            <translation>仅自己（私享）</translation>
        </message>
        <message>
            <source>Title set at {time} by {who}.</source>
            <translation>{time} 由 {who} 设置标题。</translation>
        </message>
        <message>
            <source>Gone live at {time} by {who}.</source>
            <translation>{time} 由 {who} 开播。</translation>
        </message>
        <message>
            <source>Ended at {time} by {who}.</source>
            <translation>{time} 由 {who} 结束。</translation>
        </message>
        <message>
            <source>Made at {time} by {who}.</source>
            <translation>{time} 由 {who} 新建。</translation>
        </message>
        <message>
            <source>Chosen at {time} by {who}.</source>
            <translation>{time} 由 {who} 选定。</translation>
        </message>
    </context>
    <context>
        <name>BuyersNotes</name>
        <message>
            <source>Link {number}, {buyer}, {units}: {note}</source>
            <translation>{number} 号链接，{buyer}，{units}：{note}</translation>
        </message>
        <message>
            <source>Link {number}, {buyer}, {units}, unpaid: {note}</source>
            <translation>{number} 号链接，{buyer}，{units}，未付款：{note}</translation>
        </message>
    </context>
    <context>
        <name>CameraPage</name>
        <message>
            <source>Looking…</source>
            <translation>正在查找…</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>尺寸</translation>
        </message>
        <message>
            <source>none found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>No camera was found. Plug one in, close programs that may hold it, and open this dialog again.</source>
            <translation>未找到摄像头。请接好摄像头，关闭可能占用它的程序，然后重新打开此对话框。</translation>
        </message>
    </context>
    <context>
        <name>CanvasDialog</name>
        <message>
            <source>Canvases and encodings</source>
            <translation>画布与编码</translation>
        </message>
        <message>
            <source>Canvases</source>
            <translation>画布</translation>
        </message>
        <message>
            <source>Add a canvas</source>
            <translation>添加画布</translation>
        </message>
        <message>
            <source>Remove “{name}”</source>
            <translation>删除“{name}”</translation>
        </message>
    </context>
    <context>
        <name>CapacityDialog</name>
        <message>
            <source>What can this computer do?</source>
            <translation>这台电脑能胜任什么？</translation>
        </message>
        <message>
            <source>The studio can measure which picture size this computer encodes without stumbling. It takes about ten seconds. Nothing is sent anywhere.</source>
            <translation>可以测试这台电脑能流畅编码多大的画面，大约需要十秒。不会向外发送任何内容。</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>开始测试</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>以后再说</translation>
        </message>
        <message>
            <source>The measurement brought nothing. Try again.</source>
            <translation>测试没有结果，请重试。</translation>
        </message>
        <message>
            <source>Proposal: {width} x {height}, {rate} pictures a second, preset {preset}, {bits}.</source>
            <translation>建议：{width} x {height}，每秒 {rate} 帧，预设 {preset}，{bits}。</translation>
        </message>
        <message>
            <source>Even the smallest size is a strain: close other programs, or use a computer with more cores.</source>
            <translation>最小的尺寸也很吃力：请关闭其他程序，或换用核心更多的电脑。</translation>
        </message>
        <message>
            <source>Use this</source>
            <translation>采用</translation>
        </message>
        <message>
            <source>Leave as it is</source>
            <translation>保持不变</translation>
        </message>
    </context>
    <context>
        <name>CardDialog</name>
        <message>
            <source>Card: {name}</source>
            <translation>贴片：{name}</translation>
        </message>
        <message>
            <source>No picture yet</source>
            <translation>暂无画面</translation>
        </message>
        <message>
            <source>Canvas</source>
            <translation>画布</translation>
        </message>
        <message>
            <source>On this canvas</source>
            <translation>放在此画布上</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>On and off air</source>
            <translation>上下画面</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>宽</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>高</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>硬切</translation>
        </message>
        <message>
            <source>Fade</source>
            <translation>淡变</translation>
        </message>
        <message>
            <source>Slide</source>
            <translation>滑动</translation>
        </message>
        <message>
            <source>Pop</source>
            <translation>弹出</translation>
        </message>
        <message>
            <source>Only by hand, whatever product is on air</source>
            <translation>只手动上下，不跟随商品</translation>
        </message>
        <message>
            <source>Comes by</source>
            <translation>出现</translation>
        </message>
        <message>
            <source>Goes by</source>
            <translation>消失</translation>
        </message>
        <message>
            <source>In</source>
            <translation>用时</translation>
        </message>
        <message>
            <source>On air at once</source>
            <translation>修改立即播出</translation>
        </message>
    </context>
    <context>
        <name>CardPlaces</name>
        <message>
            <source>Top left</source>
            <translation>左上</translation>
        </message>
        <message>
            <source>Top right</source>
            <translation>右上</translation>
        </message>
        <message>
            <source>Bottom left</source>
            <translation>左下</translation>
        </message>
        <message>
            <source>Bottom right</source>
            <translation>右下</translation>
        </message>
        <message>
            <source>Lower third</source>
            <translation>下三分之一</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>居中</translation>
        </message>
    </context>
    <context>
        <name>CardRow</name>
        <message>
            <source>Play</source>
            <translation>上画面</translation>
        </message>
        <message>
            <source>Next content</source>
            <translation>下一条内容</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>{kind}, follows the product</source>
            <translation>{kind}，跟随商品</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
    </context>
    <context>
        <name>Cards</name>
        <message>
            <source>Watched words: {terms}</source>
            <translation>违禁词：{terms}</translation>
        </message>
    </context>
    <context>
        <name>CardsPanel</name>
        <message>
            <source>Cards</source>
            <translation>贴片</translation>
        </message>
        <message>
            <source>No picture yet</source>
            <translation>暂无画面</translation>
        </message>
        <message>
            <source>No cards yet. Press + to add a price card, a countdown, a logo, …</source>
            <translation>还没有贴片。按 + 添加价格贴片、倒计时、标志等。</translation>
        </message>
        <message>
            <source>Add a card</source>
            <translation>添加贴片</translation>
        </message>
        <message>
            <source>Look of the cards</source>
            <translation>贴片外观</translation>
        </message>
        <message>
            <source>{count} on air</source>
            <translation>{count} 个在画面上</translation>
        </message>
        <message>
            <source>No plugin offers cards</source>
            <translation>没有插件提供贴片</translation>
        </message>
        <message>
            <source>The new card is off air: Play brings it on, or the next product where it follows.</source>
            <translation>新贴片还未上画面：点“上画面”即可；跟随商品的也会随下一个商品上画面。</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>设置(&amp;S)…</translation>
        </message>
        <message>
            <source>Place on {canvas}</source>
            <translation>放到 {canvas}</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>删除(&amp;R)</translation>
        </message>
    </context>
    <context>
        <name>ChatBadges</name>
        <message>
            <source>question</source>
            <translation>提问</translation>
        </message>
        <message>
            <source>buyer</source>
            <translation>已购</translation>
        </message>
        <message>
            <source>new here</source>
            <translation>新人</translation>
        </message>
        <message>
            <source>moderator</source>
            <translation>房管</translation>
        </message>
        <message>
            <source>watched word</source>
            <translation>敏感词</translation>
        </message>
        <message>
            <source>complaint</source>
            <translation>投诉</translation>
        </message>
        <message>
            <source>late</source>
            <translation>迟到</translation>
        </message>
        <message>
            <source>fan</source>
            <translation>粉丝</translation>
        </message>
        <message>
            <source>from here</source>
            <translation>本场发出</translation>
        </message>
    </context>
    <context>
        <name>ChatCounts</name>
        <message>
            <source>{count}/s</source>
            <translation>{count} 条/秒</translation>
        </message>
        <message>
            <source>{shown} of {of} shown</source>
            <translation>每 {of} 条显示 {shown} 条</translation>
        </message>
        <message>
            <source>{name}: {messages}, {late} of them late</source>
            <translation>{name}：{messages}，其中 {late} 条迟到</translation>
        </message>
        <message>
            <source>{name}: {messages}</source>
            <translation>{name}：{messages}</translation>
        </message>
        <message>
            <source>{name}: {messages} came without words</source>
            <translation>{name}：{messages}未收到内容</translation>
        </message>
    </context>
    <context>
        <name>ChatPanel</name>
        <message>
            <source>What viewers write appears here once a shop or a platform is connected.</source>
            <translation>接入店铺或平台后，观众弹幕会显示在这里。</translation>
        </message>
        <message>
            <source>Message to the host</source>
            <translation>给主播的消息</translation>
        </message>
        <message>
            <source>Text of the host's prompter</source>
            <translation>主播提词内容</translation>
        </message>
        <message>
            <source>Nobody has written yet. What viewers write appears here.</source>
            <translation>还没有人发言。观众发的内容会显示在这里。</translation>
        </message>
        <message>
            <source>{count} more folded or left out</source>
            <translation>另有 {count} 条已折叠或略过</translation>
        </message>
        <message>
            <source>The host sees: {message}</source>
            <translation>主播看到：{message}</translation>
        </message>
        <message>
            <source>Return sends it</source>
            <translation>按回车发送</translation>
        </message>
        <message>
            <source>The host sees your message.</source>
            <translation>主播已看到留言。</translation>
        </message>
        <message>
            <source>The message to the host is gone.</source>
            <translation>留言已撤下。</translation>
        </message>
        <message>
            <source>Nobody sees your message yet: open the host view (View &gt; Host view).</source>
            <translation>还没有人看到你的消息：请打开主播屏（视图 &gt; 主播屏）。</translation>
        </message>
        <message>
            <source>Take away from the &amp;host</source>
            <translation>从主播屏撤下(&amp;H)</translation>
        </message>
        <message>
            <source>Show to the &amp;host</source>
            <translation>给主播看(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Put on air</source>
            <translation>上画面(&amp;P)</translation>
        </message>
    </context>
    <context>
        <name>ChatRowMenu</name>
        <message>
            <source>&amp;Reply</source>
            <translation>回复(&amp;R)</translation>
        </message>
        <message>
            <source>Hide from e&amp;verybody</source>
            <translation>对所有人隐藏(&amp;V)</translation>
        </message>
        <message>
            <source>Pin a&amp;bove the chat</source>
            <translation>置顶消息(&amp;B)</translation>
        </message>
        <message>
            <source>Mute for {time}</source>
            <translation>禁言 {time}</translation>
        </message>
        <message>
            <source>Let &amp;write again</source>
            <translation>解除禁言(&amp;W)</translation>
        </message>
        <message>
            <source>Bloc&amp;k…</source>
            <translation>拉黑…(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Unblock</source>
            <translation>取消拉黑(&amp;U)</translation>
        </message>
    </context>
    <context>
        <name>ChatSilenced</name>
        <message>
            <source>Muted and blocked: {count}</source>
            <translation>已禁言和拉黑：{count}</translation>
        </message>
        <message>
            <source>Unblock {name} ({chat}), blocked by {by}</source>
            <translation>取消拉黑 {name}（{chat}，由 {by} 拉黑）</translation>
        </message>
        <message>
            <source>Let {name} write again ({chat}), muted until {time} by {by}</source>
            <translation>解除 {name} 的禁言（{chat}，由 {by} 禁言至 {time}）</translation>
        </message>
    </context>
    <context>
        <name>ChatView</name>
        <message>
            <source>Chat</source>
            <translation>发言</translation>
        </message>
        <message>
            <source>Show the new messages</source>
            <translation>显示新消息</translation>
        </message>
        <message>
            <source>{count} new</source>
            <translation>{count} 条新弹幕</translation>
        </message>
    </context>
    <context>
        <name>ChooseDialog</name>
        <message>
            <source>Choose a broadcast</source>
            <translation>选择直播</translation>
        </message>
        <message>
            <source>Planned broadcasts</source>
            <translation>已安排的直播</translation>
        </message>
        <message>
            <source>Asking the platform…</source>
            <translation>正在询问平台…</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>选择</translation>
        </message>
        <message>
            <source>The stream goes to the one that you choose. Its destinations keep their key.</source>
            <translation>推流将去往你选择的那一场。推流目标的推流码不变。</translation>
        </message>
        <message>
            <source>Nothing is planned there. Make a broadcast with New…, or on the platform's own page.</source>
            <translation>平台上没有已安排的直播。请用“新建…”或在平台自己的网页上新建。</translation>
        </message>
    </context>
    <context>
        <name>CloseBox</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>ColourField</name>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>The right button takes the colour away.</source>
            <translation>右键可去掉颜色。</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
    </context>
    <context>
        <name>CommentBoard</name>
        <message>
            <source>Comments appear here, picked ones first</source>
            <translation>弹幕显示在这里，精选的在前</translation>
        </message>
    </context>
    <context>
        <name>Confirming</name>
        <message>
            <source>This ends a sale</source>
            <translation>这会结束一场销售</translation>
        </message>
        <message>
            <source>Something on air rests on this plugin</source>
            <translation>正在播出的内容依赖这个插件</translation>
        </message>
        <message>
            <source>End the sale and go on</source>
            <translation>结束销售并继续</translation>
        </message>
        <message>
            <source>Is this meant?</source>
            <translation>确定要这样吗？</translation>
        </message>
        <message>
            <source>Something on air rests on this connection</source>
            <translation>直播中的内容依赖此连接</translation>
        </message>
        <message>
            <source>End the sale</source>
            <translation>结束销售</translation>
        </message>
        <message>
            <source>Pull</source>
            <translation>撤下</translation>
        </message>
        <message>
            <source>Arm it all the same</source>
            <translation>仍要准备开抢</translation>
        </message>
        <message>
            <source>End the sale and the show</source>
            <translation>结束销售和节目</translation>
        </message>
        <message>
            <source>End the sale and stop</source>
            <translation>结束销售并停止</translation>
        </message>
        <message>
            <source>Change it on air</source>
            <translation>在播出中更改</translation>
        </message>
        <message>
            <source>Switch it off all the same</source>
            <translation>仍然停用</translation>
        </message>
        <message>
            <source>Change it all the same</source>
            <translation>仍然更改</translation>
        </message>
        <message>
            <source>Restart it all the same</source>
            <translation>仍然重启</translation>
        </message>
        <message>
            <source>Remove it all the same</source>
            <translation>仍然移除</translation>
        </message>
        <message>
            <source>Speak to the viewers?</source>
            <translation>要对观众发言吗？</translation>
        </message>
        <message>
            <source>Write it</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Block this viewer?</source>
            <translation>要拉黑该观众吗？</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>拉黑</translation>
        </message>
        <message>
            <source>Close the studio?</source>
            <translation>要关闭演播室吗？</translation>
        </message>
        <message>
            <source>End it and close</source>
            <translation>结束并关闭</translation>
        </message>
        <message>
            <source>A sale is not put back yet</source>
            <translation>有一场销售还没有恢复原状</translation>
        </message>
        <message>
            <source>Leave it as it is</source>
            <translation>保持原样</translation>
        </message>
        <message>
            <source>This is on air</source>
            <translation>正在播出</translation>
        </message>
        <message>
            <source>Do it on air</source>
            <translation>仍然执行</translation>
        </message>
    </context>
    <context>
        <name>ConnectionWords</name>
        <message>
            <source>Its plugin is not on this computer</source>
            <translation>本机没有它的插件</translation>
        </message>
        <message>
            <source>Cannot be used</source>
            <translation>无法使用</translation>
        </message>
        <message>
            <source>Its plugin is switched off</source>
            <translation>它的插件已关闭</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <source>Not reached</source>
            <translation>未连上</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Disabled after failing three times</source>
            <translation>失败三次后已停用</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>启动中</translation>
        </message>
    </context>
    <context>
        <name>ConnectionsDialog</name>
        <message>
            <source>Connections</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>添加…</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>The show asks for them. Only you can grant it, for this account on this computer.</source>
            <translation>该场次要求获知买家姓名。只有你能授权，且仅对本电脑上的这个账号有效。</translation>
        </message>
        <message>
            <source>Do not grant</source>
            <translation>不授权</translation>
        </message>
        <message>
            <source>Open its page</source>
            <translation>打开其页面</translation>
        </message>
        <message>
            <source>Is told buyers' names</source>
            <translation>可获知买家姓名</translation>
        </message>
        <message>
            <source>Without this the plugin is told of orders and chat, and not who wrote or bought.</source>
            <translation>不勾选时，插件能收到订单和弹幕，但不知道是谁写的、谁买的。</translation>
        </message>
        <message>
            <source>This show is connected with no platform and no shop yet. Add the first account.</source>
            <translation>本场还没有连接任何平台或店铺。请添加第一个账号。</translation>
        </message>
        <message>
            <source>They are for the account that the settings lead to: another address or user has its own.</source>
            <translation>它们属于设置所指向的账号：换了地址或用户就要另行填写。</translation>
        </message>
        <message>
            <source>No browser could be opened. The page is at {url}</source>
            <translation>无法打开浏览器。页面地址：{url}</translation>
        </message>
    </context>
    <context>
        <name>CopyMenu</name>
        <message>
            <source>Copy layout from</source>
            <translation>复制布局自</translation>
        </message>
    </context>
    <context>
        <name>CrowdDialog</name>
        <message>
            <source>Rehearsal crowd</source>
            <translation>彩排模拟观众</translation>
        </message>
        <message>
            <source>Simulated viewers come to the rehearsal on this computer: they chat, buy and pay there. No platform and no other shop ever hears of them, and each of their names says that it is a rehearsal.</source>
            <translation>模拟观众会进入本机上的彩排，在那里发言、下单、付款。任何平台和其他店铺都不会收到他们的消息，而且每个人的名字都标明这是彩排。</translation>
        </message>
        <message>
            <source>Viewers</source>
            <translation>观众人数</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>发言</translation>
        </message>
        <message>
            <source>Quiet</source>
            <translation>安静</translation>
        </message>
        <message>
            <source>Lively</source>
            <translation>热闹</translation>
        </message>
        <message>
            <source>Too fast to read</source>
            <translation>快到看不清</translation>
        </message>
        <message>
            <source>Buying</source>
            <translation>购买</translation>
        </message>
        <message>
            <source>Hesitant</source>
            <translation>犹豫</translation>
        </message>
        <message>
            <source>Eager</source>
            <translation>踊跃</translation>
        </message>
        <message>
            <source>In a rush</source>
            <translation>疯抢</translation>
        </message>
        <message>
            <source>They stay</source>
            <translation>停留</translation>
        </message>
        <message>
            <source>Viewers now</source>
            <translation>当前观众</translation>
        </message>
        <message>
            <source>Messages written</source>
            <translation>已发消息</translation>
        </message>
        <message>
            <source>Orders placed</source>
            <translation>已下订单</translation>
        </message>
        <message>
            <source>Units ordered</source>
            <translation>已订件数</translation>
        </message>
        <message>
            <source>They leave in</source>
            <translation>离开倒计时</translation>
        </message>
        <message>
            <source>Send them in</source>
            <translation>放他们进来</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>They go when you stop them, and with the rehearsal.</source>
            <translation>按“停止”或彩排结束时，他们就会离开。</translation>
        </message>
        <message>
            <source>The rehearsal is not on air: start its destination first.</source>
            <translation>彩排尚未开播：请先启动彩排推流目标。</translation>
        </message>
        <message>
            <source>They have gone home. This is what they did:</source>
            <translation>他们已经离开。以下是他们的成果：</translation>
        </message>
        <message>
            <source>They buy once a product is on sale: Explain, Arm, Launch.</source>
            <translation>商品开售后他们才会购买：讲解、准备、开抢。</translation>
        </message>
    </context>
    <context>
        <name>CrowdWords</name>
        <message>
            <source>A crowd is coming in…</source>
            <translation>模拟观众正在进入…</translation>
        </message>
    </context>
    <context>
        <name>CurrentArea</name>
        <message>
            <source>Stock</source>
            <translation>库存</translation>
        </message>
        <message>
            <source>Sold</source>
            <translation>已售</translation>
        </message>
        <message>
            <source>Unpaid</source>
            <translation>未付款</translation>
        </message>
        <message>
            <source>Explain</source>
            <translation>讲解</translation>
        </message>
        <message>
            <source>Put the chosen or the next product on air</source>
            <translation>讲解选中的商品或下一个商品</translation>
        </message>
        <message>
            <source>Arm…</source>
            <translation>准备…</translation>
        </message>
        <message>
            <source>See what will happen, then arm the launch</source>
            <translation>先看清将要发生什么，再准备开抢</translation>
        </message>
        <message>
            <source>LAUNCH</source>
            <translation>开抢</translation>
        </message>
        <message>
            <source>Start the countdown; at zero the link opens</source>
            <translation>开始倒计时，归零时上链接</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Before zero: stop the countdown. After: take the sale back</source>
            <translation>归零前：停止倒计时；归零后：撤回开售</translation>
        </message>
        <message>
            <source>Restock…</source>
            <translation>补货…</translation>
        </message>
        <message>
            <source>Add units to the sale</source>
            <translation>给本次开售追加库存</translation>
        </message>
        <message>
            <source>End</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>Close the link; the product is done</source>
            <translation>下链接，这个商品结束</translation>
        </message>
        <message>
            <source>Pull</source>
            <translation>撤下</translation>
        </message>
        <message>
            <source>Take it off the show at once</source>
            <translation>立即从直播中撤下</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>下一个</translation>
        </message>
        <message>
            <source>End this one and explain the next</source>
            <translation>结束当前商品，讲解下一个</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>修复</translation>
        </message>
        <message>
            <source>Do the failed steps again</source>
            <translation>重做失败的步骤</translation>
        </message>
        <message>
            <source>Extend</source>
            <translation>延长</translation>
        </message>
        <message>
            <source>One minute more; the arrow has other times</source>
            <translation>延长一分钟；箭头里有其他时长</translation>
        </message>
        <message>
            <source>{seconds} s more</source>
            <translation>延长 {seconds} 秒</translation>
        </message>
        <message>
            <source>On air</source>
            <translation>正在讲解</translation>
        </message>
        <message>
            <source>No product is on air.</source>
            <translation>当前没有商品在讲解。</translation>
        </message>
        <message>
            <source>No product is waiting in the queue.</source>
            <translation>排品中没有待讲商品。</translation>
        </message>
        <message>
            <source>Next is link {number}: {product}</source>
            <translation>下一个是{number}号链接：{product}</translation>
        </message>
        <message>
            <source>On air: link {number}</source>
            <translation>讲解中：{number}号链接</translation>
        </message>
        <message>
            <source>The shop has another price than the card.</source>
            <translation>店铺价格与贴片不一致。</translation>
        </message>
        <message>
            <source>{released} of {units} released</source>
            <translation>已放出 {released}，共 {units}</translation>
        </message>
        <message>
            <source>Abort…</source>
            <translation>中止…</translation>
        </message>
    </context>
    <context>
        <name>CurvePanel</name>
        <message>
            <source>Currency of the GMV</source>
            <translation>成交额的币种</translation>
        </message>
        <message>
            <source>Curves appear here with the first viewer and the first order.</source>
            <translation>有第一位观众和第一笔订单后，这里显示曲线。</translation>
        </message>
        <message>
            <source>Online, orders a minute and GMV over the show</source>
            <translation>整场的在线人数、每分钟订单和成交额</translation>
        </message>
        <message>
            <source>○ explained   ┆ launched   ■ sold out</source>
            <translation>○ 讲解   ┆ 上链接   ■ 售罄</translation>
        </message>
    </context>
    <context>
        <name>DataScreen</name>
        <message>
            <source>Data screen</source>
            <translation>数据大屏</translation>
        </message>
        <message>
            <source>Online, orders a minute and GMV over the show</source>
            <translation>整场的在线人数、每分钟订单和成交额</translation>
        </message>
        <message>
            <source>{change} in 5 minutes</source>
            <translation>近5分钟 {change}</translation>
        </message>
        <message>
            <source>Figures appear here with the first viewer and the first order.</source>
            <translation>有第一位观众和第一笔订单后，这里显示数据。</translation>
        </message>
        <message>
            <source>{number}  {title}:  {gmv}, {units}, {time}</source>
            <translation>{number}号  {title}：{gmv}，{units}，{time}</translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>Explain a product first.</source>
            <translation>请先讲解一个商品。</translation>
        </message>
        <message>
            <source>Abort the launch?</source>
            <translation>中止开抢？</translation>
        </message>
        <message>
            <source>The link closes now, and price and stock go back to what they were.</source>
            <translation>链接立即下架，价格和库存恢复原样。</translation>
        </message>
        <message>
            <source>Abort</source>
            <translation>中止</translation>
        </message>
        <message>
            <source>No product is waiting in the queue.</source>
            <translation>排品中没有待讲商品。</translation>
        </message>
    </context>
    <context>
        <name>Demand</name>
        <message>
            <source>{facet}, notes: {count}</source>
            <translation>{facet}，备注 {count}</translation>
        </message>
        <message>
            <source>{value}, {people}, {facet}</source>
            <translation>{value}，{people}，{facet}</translation>
        </message>
        <message>
            <source>{name}, beside an order: {text}</source>
            <translation>{name}（订单备注）：{text}</translation>
        </message>
        <message>
            <source>{name}: {text}</source>
            <translation>{name}：{text}</translation>
        </message>
    </context>
    <context>
        <name>DemandPanel</name>
        <message>
            <source>Demand of what</source>
            <translation>查看哪里的需求</translation>
        </message>
        <message>
            <source>Product on air</source>
            <translation>讲解中的宝贝</translation>
        </message>
        <message>
            <source>Whole show</source>
            <translation>整场</translation>
        </message>
        <message>
            <source>Write all of it to a table…</source>
            <translation>全部导出为表格…</translation>
        </message>
        <message>
            <source>What people ask for</source>
            <translation>大家想要什么</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Write the demand</source>
            <translation>导出需求</translation>
        </message>
        <message>
            <source>Written to {path}.</source>
            <translation>已写入 {path}。</translation>
        </message>
        <message>
            <source>Nobody has asked for anything yet. Sizes, colours, uses, budgets and regions count here.</source>
            <translation>还没有人提出需求。这里统计尺码、颜色、用途、预算和地区。</translation>
        </message>
        <message>
            <source>No product is on air. Explain one, or choose the whole show.</source>
            <translation>没有正在讲解的宝贝。请讲解一个，或选择整场。</translation>
        </message>
        <message>
            <source>Nobody has asked for anything of this product yet.</source>
            <translation>还没有人对这个宝贝提出需求。</translation>
        </message>
        <message>
            <source>{people}; not all that came later is counted</source>
            <translation>{people}；之后的未能全部计入</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>The studio is restarting. Try again in a moment.</source>
            <translation>控制台正在重启，请稍后再试。</translation>
        </message>
        <message>
            <source>The studio restarted before it answered. Try again.</source>
            <translation>控制台在应答之前重启了，请重试。</translation>
        </message>
    </context>
    <context>
        <name>DeskWords</name>
        <message>
            <source>There is no destination '{name}'.</source>
            <translation>没有推流目标“{name}”。</translation>
        </message>
        <message>
            <source>An address for WHIP begins with https:// or http://.</source>
            <translation>WHIP 地址以 https:// 或 http:// 开头。</translation>
        </message>
        <message>
            <source>The address cannot be read: its port must be a number.</source>
            <translation>地址无法识别：端口必须是数字。</translation>
        </message>
        <message>
            <source>The sender cannot be started: {why}.</source>
            <translation>发送程序无法启动：{why}。</translation>
        </message>
        <message>
            <source>The sender stopped unexpectedly.</source>
            <translation>发送程序意外停止。</translation>
        </message>
        <message>
            <source>Waiting for the rehearsal platform to start.</source>
            <translation>正在等待彩排平台启动。</translation>
        </message>
        <message>
            <source>{canvas} shows nothing: {names} would send black. Put a source into its scene and take it.</source>
            <translation>{canvas} 没有画面：{names} 将推出黑屏。请在其场景中放入来源并切出。</translation>
        </message>
        <message>
            <source>{canvas} shows nothing: {names} sends black. Put a source into its scene and take it.</source>
            <translation>{canvas} 没有画面：{names} 正在推出黑屏。请在其场景中放入来源并切出。</translation>
        </message>
        <message>
            <source>'{name}' is on air. This takes it off the air at once.</source>
            <translation>“{name}”正在播出，此操作会立即将其撤下。</translation>
        </message>
        <message>
            <source>'{name}' is on air. This changes it there at once.</source>
            <translation>“{name}”正在播出，此操作会立即改变播出画面。</translation>
        </message>
        <message>
            <source>'{name}' is on program. This puts '{other}' there at once.</source>
            <translation>“{name}”正在主输出上，此操作会立即换成“{other}”。</translation>
        </message>
        <message>
            <source>'{name}' is heard on air. This silences it at once.</source>
            <translation>观众正在听到“{name}”，此操作会立即使其静音。</translation>
        </message>
        <message>
            <source>{name} is on air. This ends its stream at once.</source>
            <translation>{name} 正在直播，此操作会立即结束推流。</translation>
        </message>
        <message>
            <source>{link_no} '{title}' is on air. This takes its cards off the air at once.</source>
            <translation>{link_no}“{title}”正在讲解，此操作会立即撤下它的贴片。</translation>
        </message>
        <message>
            <source>Edits wait for TAKE on {names}. Editing live shows them at once.</source>
            <translation>{names} 上有修改尚未切出。开启直接修改会立即播出这些修改。</translation>
        </message>
        <message>
            <source>This show has no file yet. Use Save as.</source>
            <translation>场次还没有文件，请用“另存为”。</translation>
        </message>
        <message>
            <source>Where is '{path}'? Give the full path, from the root or from ~ on.</source>
            <translation>“{path}”在哪里？请给出完整路径（从根目录或 ~ 开始）。</translation>
        </message>
        <message>
            <source>The name {name}… is too long for a file. Shorten it.</source>
            <translation>文件名“{name}…”太长，请缩短。</translation>
        </message>
        <message>
            <source>{path} is a folder, a device or the like, no file. Choose another name.</source>
            <translation>{path} 是文件夹或设备之类，不是文件。请换一个名称。</translation>
        </message>
        <message>
            <source>{path} cannot be looked at: {reason}.</source>
            <translation>无法查看 {path}：{reason}。</translation>
        </message>
        <message>
            <source>{name} is there already and is no show. Choose another name.</source>
            <translation>{name} 已经存在，而且不是场次文件。请换一个名称。</translation>
        </message>
        <message>
            <source>This show has {size} MB, and at most {most} MB can be opened again: it was not saved. Take something out.</source>
            <translation>这个场次有 {size} MB，而能再次打开的最多为 {most} MB：没有保存。请删去一些内容。</translation>
        </message>
        <message>
            <source>{name} is open in another studio. Close it there first.</source>
            <translation>{name} 正在另一个演播室中打开。请先在那里关闭。</translation>
        </message>
        <message>
            <source>{name} is open in another studio (of {user} on {host}, process {pid}). Close it there first.</source>
            <translation>{name} 正在另一个演播室中打开（{host} 上的 {user}，进程 {pid}）。请先在那里关闭。</translation>
        </message>
        <message>
            <source>The journal {path} cannot be made: a folder or a device lies there. Move it away.</source>
            <translation>无法创建日志 {path}：那里有一个文件夹或设备。请把它移走。</translation>
        </message>
        <message>
            <source>Stream key</source>
            <translation>推流码</translation>
        </message>
        <message>
            <source>This computer has no keyring, or it is locked. Stream keys are kept until the studio closes and asked for again.</source>
            <translation>本机没有密钥环，或已锁定。推流码只保留到程序关闭，下次需要重新输入。</translation>
        </message>
        <message>
            <source>The system's keyring does not answer. Unlock it and try again.</source>
            <translation>系统密钥环没有响应，请解锁后重试。</translation>
        </message>
        <message>
            <source>The {key} is one line without tabs. Copy it once more.</source>
            <translation>{key}应为一行，且不含制表符。请重新复制。</translation>
        </message>
        <message>
            <source>End the show first: another one cannot be opened while on air.</source>
            <translation>请先结束直播：直播中不能打开其他场次。</translation>
        </message>
        <message>
            <source>There is no source '{name}'.</source>
            <translation>没有来源“{name}”。</translation>
        </message>
        <message>
            <source>This trial has ended. Open the dialog again.</source>
            <translation>这次试看已结束。请重新打开对话框。</translation>
        </message>
        <message>
            <source>{count} sources are being tried already. Close a dialog first.</source>
            <translation>已有 {count} 个来源在试看。请先关闭一个对话框。</translation>
        </message>
        <message>
            <source>Measuring takes all processors: end the show first.</source>
            <translation>测试会占满处理器，请先结束直播。</translation>
        </message>
        <message>
            <source>Size and rate cannot change on air: end the show first.</source>
            <translation>直播中不能修改尺寸和帧率，请先结束直播。</translation>
        </message>
        <message>
            <source>No destination is enabled. Enable one, or add one.</source>
            <translation>没有启用任何推流目标，请启用或添加一个。</translation>
        </message>
        <message>
            <source>No destination has its key. Enter one in a destination's settings.</source>
            <translation>所有目标都没有密钥，请在目标属性中输入。</translation>
        </message>
        <message>
            <source>{name} has no {key}. Enter it first.</source>
            <translation>{name} 还没有{key}，请先填写。</translation>
        </message>
        <message>
            <source>{name} has no {key} and was not started.</source>
            <translation>{name} 没有{key}，未启动。</translation>
        </message>
        <message>
            <source>{name} is not started. Start it instead.</source>
            <translation>{name} 尚未启动，请直接启动。</translation>
        </message>
        <message>
            <source>A destination did not end in time; it is being closed by force.</source>
            <translation>有推流目标未能按时结束，正在强制关闭。</translation>
        </message>
        <message>
            <source>The computer is {percent} % busy before going live. Close other programs.</source>
            <translation>开播前电脑占用已达 {percent} %，请关闭其他程序。</translation>
        </message>
        <message>
            <source>The encoder {encoder} does not open on this computer; x264 takes its place.</source>
            <translation>本机无法打开编码器 {encoder}，改用 x264。</translation>
        </message>
        <message>
            <source>The mixer runs.</source>
            <translation>混流器运行正常。</translation>
        </message>
        <message>
            <source>Nothing is drawn for {canvas}. {why}</source>
            <translation>{canvas} 没有绘制。{why}</translation>
        </message>
        <message>
            <source>There is no room for pictures and sound in {folder}: {needed} MB are needed, {free} MB are free. Make room there, or start the studio with --session-root and a folder on a larger disk.</source>
            <translation>{folder} 中没有足够空间存放画面和声音：需要 {needed} MB，剩余 {free} MB。请腾出空间，或用 --session-root 指定更大磁盘上的文件夹启动。</translation>
        </message>
        <message>
            <source>Only {room} MB are left for pictures and sound: another source or canvas may find no room. Start the studio with --session-root and a folder on a larger disk.</source>
            <translation>画面和声音只剩 {room} MB 空间：再添加信号源或画布可能放不下。请用 --session-root 指定更大磁盘上的文件夹启动。</translation>
        </message>
        <message>
            <source>The mixer is not running yet. Wait a moment.</source>
            <translation>混流器尚未运行，请稍候。</translation>
        </message>
        <message>
            <source>Sources run.</source>
            <translation>来源运行正常。</translation>
        </message>
        <message>
            <source>No source gives a picture: viewers would see slates.</source>
            <translation>没有任何来源有画面：观众会看到垫片。</translation>
        </message>
        <message>
            <source>{name}: only {size} GB are left on its disk. Make room, or choose another folder.</source>
            <translation>{name}：磁盘只剩 {size} GB，请清理或换一个文件夹。</translation>
        </message>
        <message>
            <source>There is no keyring: stream keys are asked for again after the studio closes.</source>
            <translation>没有密钥环：程序关闭后需要重新输入推流码。</translation>
        </message>
        <message>
            <source>{name} has no {key}. Enter it in the destination's settings.</source>
            <translation>{name} 没有{key}。请在目标属性中输入。</translation>
        </message>
        <message>
            <source>{name} is ready.</source>
            <translation>{name} 已就绪。</translation>
        </message>
        <message>
            <source>{name} gives no picture or sound ({state}).</source>
            <translation>{name} 没有画面或声音（{state}）。</translation>
        </message>
        <message>
            <source>{name}: nobody knows how much room is left on its disk.</source>
            <translation>{name}：无法得知磁盘剩余空间。</translation>
        </message>
        <message>
            <source>{name}: {size} GB are left on its disk.</source>
            <translation>{name}：磁盘剩余 {size} GB。</translation>
        </message>
        <message>
            <source>The system's part that was asked crashed. Nothing else was harmed.</source>
            <translation>被查询的系统组件崩溃了，其他部分不受影响。</translation>
        </message>
        <message>
            <source>This took too long and was given up. Try again.</source>
            <translation>用时过长，已放弃，请重试。</translation>
        </message>
        <message>
            <source>{path} cannot be written: {why}. Save it in another folder.</source>
            <translation>无法写入 {path}：{why}。请保存到其他文件夹。</translation>
        </message>
        <message>
            <source>{name} cannot be read, and there is no free name to keep it under.</source>
            <translation>无法读取 {name}，也没有可用的备份文件名。</translation>
        </message>
        <message>
            <source>The disk is full: {name} was not saved, its last version is intact. Make room and save again.</source>
            <translation>磁盘已满：{name} 未保存，上一版本完好。请清理后再保存。</translation>
        </message>
        <message>
            <source>There is no file {path}.</source>
            <translation>没有文件 {path}。</translation>
        </message>
        <message>
            <source>{path} cannot be read: {why}.</source>
            <translation>无法读取 {path}：{why}。</translation>
        </message>
        <message>
            <source>The camera has gone. Check its cable and its power; the picture comes back by itself.</source>
            <translation>摄像头断开了。请检查线缆和电源，画面会自动恢复。</translation>
        </message>
        <message>
            <source>The camera gives no picture. Another program may be using it: close that program, or choose another camera.</source>
            <translation>摄像头没有画面，可能被其他程序占用：请关闭该程序或换一个摄像头。</translation>
        </message>
        <message>
            <source>The camera gives no new picture. Trying to open it again; if this repeats, unplug it and plug it in.</source>
            <translation>摄像头没有新画面，正在重新打开；若反复出现，请重新插拔。</translation>
        </message>
        <message>
            <source>The camera is not plugged in. Plug it in again, or choose another one.</source>
            <translation>摄像头未接入，请重新插上或换一个。</translation>
        </message>
        <message>
            <source>This camera was chosen on another system. Choose a camera of this computer.</source>
            <translation>这个摄像头是在另一台电脑上选的，请选择本机摄像头。</translation>
        </message>
        <message>
            <source>The camera is not connected. Connect it again, or choose another one.</source>
            <translation>摄像头未连接，请重新连接或换一个。</translation>
        </message>
        <message>
            <source>The sound library PortAudio is missing. Install it (Debian, Ubuntu: libportaudio2) and restart the studio.</source>
            <translation>缺少声音库 PortAudio，请安装（Debian、Ubuntu：libportaudio2）后重启程序。</translation>
        </message>
        <message>
            <source>ALSA's PulseAudio plug-in is missing. Install it (Debian, Ubuntu: libasound2-plugins) and restart the studio.</source>
            <translation>缺少 ALSA 的 PulseAudio 插件，请安装（Debian、Ubuntu：libasound2-plugins）后重启程序。</translation>
        </message>
        <message>
            <source>The sound device is not there. Plug it in again, or choose another one.</source>
            <translation>找不到声音设备，请重新插上或换一个。</translation>
        </message>
        <message>
            <source>No sound device answers. Check that the sound server runs and a device is plugged in.</source>
            <translation>没有声音设备响应，请检查声音服务和设备。</translation>
        </message>
        <message>
            <source>The encoder {codec} does not start on this computer ({why}).</source>
            <translation>编码器 {codec} 在本机无法启动（{why}）。</translation>
        </message>
        <message>
            <source>Nothing in “{name}” can be played: it is damaged.</source>
            <translation>“{name}”已损坏，无法播放。</translation>
        </message>
        <message>
            <source>{place} answers, but sends neither picture nor sound.</source>
            <translation>{place} 有响应，但没有画面和声音。</translation>
        </message>
        <message>
            <source>Nothing answers at {place}. Check the address, and that the camera is on.</source>
            <translation>{place} 没有响应，请检查地址以及摄像机是否开启。</translation>
        </message>
        <message>
            <source>{place} answers, but has no such stream. Check the path at the end of the address.</source>
            <translation>{place} 有响应，但没有这个流，请检查地址末尾的路径。</translation>
        </message>
        <message>
            <source>{place} wants a user name and password, or refuses these.</source>
            <translation>{place} 需要用户名和密码，或拒绝了现有的。</translation>
        </message>
        <message>
            <source>{place} does not answer. Check the network, and that the camera is on.</source>
            <translation>{place} 没有响应，请检查网络以及摄像机是否开启。</translation>
        </message>
        <message>
            <source>What {place} sends is no picture or sound that can be read.</source>
            <translation>{place} 发来的内容无法识别为画面或声音。</translation>
        </message>
        <message>
            <source>{place} answered, but broke off. Check the address, and that it is a stream.</source>
            <translation>{place} 响应后中断了，请检查地址是否为流。</translation>
        </message>
        <message>
            <source>Recording stopped: {left} MB are left on the disk of {folder}, and {keep} MB are to stay free. What was recorded is complete. Make room: it then goes on.</source>
            <translation>录制已停止：{folder} 所在磁盘只剩 {left} MB，需保留 {keep} MB。已录部分完整。清理后会继续。</translation>
        </message>
        <message>
            <source>Recording stopped: the disk of {folder} is full. What was recorded is complete up to the last second. Make room: it then goes on.</source>
            <translation>录制已停止：{folder} 所在磁盘已满。已录部分完整到最后一秒。清理后会继续。</translation>
        </message>
        <message>
            <source>Recording is not possible: {folder} cannot be written to. Choose another folder.</source>
            <translation>无法录制：{folder} 不可写，请换一个文件夹。</translation>
        </message>
        <message>
            <source>Recording to {folder} failed ({why}). Is the disk still connected? It is tried again.</source>
            <translation>录制到 {folder} 失败（{why}）。磁盘还连着吗？正在重试。</translation>
        </message>
        <message>
            <source>The screen cannot be read: no display answers. Log in to the desktop, or choose another screen.</source>
            <translation>无法读取屏幕：没有显示响应。请登录桌面或换一个屏幕。</translation>
        </message>
        <message>
            <source>The window is not open. Open it again, or choose another window.</source>
            <translation>窗口未打开，请重新打开或换一个窗口。</translation>
        </message>
        <message>
            <source>The region lies outside the screen. Move it back onto the screen.</source>
            <translation>区域在屏幕之外，请移回屏幕内。</translation>
        </message>
        <message>
            <source>The screen has gone, or the window was closed. The picture comes back by itself once it is there.</source>
            <translation>屏幕断开或窗口已关闭，恢复后画面会自动回来。</translation>
        </message>
        <message>
            <source>The screen gives no new picture: its display server does not answer. Trying again.</source>
            <translation>屏幕没有新画面：显示服务没有响应。正在重试。</translation>
        </message>
        <message>
            <source>Single windows cannot be captured on this system yet. Choose a screen or a region of it.</source>
            <translation>本系统暂不支持采集单个窗口，请选择屏幕或区域。</translation>
        </message>
        <message>
            <source>The sound device has gone. Plug it in again; the sound comes back by itself.</source>
            <translation>声音设备断开了。重新插上后声音会自动恢复。</translation>
        </message>
        <message>
            <source>The sound device has gone and the system switched to another one ({other}), which is not used. Plug it in again.</source>
            <translation>声音设备断开，系统切到了另一个设备（{other}），未予使用。请重新插上。</translation>
        </message>
        <message>
            <source>The sound device gives no sound: the system has stopped it. Check the sound settings.</source>
            <translation>声音设备没有声音：被系统停止了。请检查声音设置。</translation>
        </message>
        <message>
            <source>The sound device is suspended by the system. It goes on when it is resumed in the sound settings.</source>
            <translation>声音设备被系统挂起，在声音设置中恢复后继续。</translation>
        </message>
        <message>
            <source>The sound device is silent. Check whether it is muted or switched off.</source>
            <translation>声音设备没有声音，请检查是否静音或关闭。</translation>
        </message>
        <message>
            <source>The sound device cannot be opened. Another program may be using it: close that program, or choose another device.</source>
            <translation>无法打开声音设备，可能被其他程序占用：请关闭该程序或换一个设备。</translation>
        </message>
        <message>
            <source>{place} has stopped sending.</source>
            <translation>{place} 停止了发送。</translation>
        </message>
        <message>
            <source>What {place} sends cannot be read any more.</source>
            <translation>{place} 发来的内容无法再识别。</translation>
        </message>
        <message>
            <source>{text} Correct it in the destination's settings.</source>
            <translation>{text}请在目标属性中改正。</translation>
        </message>
        <message>
            <source>The address must begin with rtmp:// or rtmps://.</source>
            <translation>地址必须以 rtmp:// 或 rtmps:// 开头。</translation>
        </message>
        <message>
            <source>The address names no server.</source>
            <translation>地址中没有服务器。</translation>
        </message>
        <message>
            <source>The address names no application: rtmp://server/application.</source>
            <translation>地址中没有应用名：rtmp://服务器/应用。</translation>
        </message>
        <message>
            <source>{trouble} There is no backup that can be read; the file is as it was.</source>
            <translation>{trouble} 没有可读取的备份；文件保持原样。</translation>
        </message>
        <message>
            <source>Mixer</source>
            <translation>混流器</translation>
        </message>
        <message>
            <source>Multiview</source>
            <translation>多画面</translation>
        </message>
        <message>
            <source>Hints for questions</source>
            <translation>提问的语义提示</translation>
        </message>
        <message>
            <source>Monitor output</source>
            <translation>监听输出</translation>
        </message>
        <message>
            <source>Encoder of {canvas}</source>
            <translation>{canvas} 的编码器</translation>
        </message>
        <message>
            <source>No picture from {sources}.</source>
            <translation>{sources} 没有画面。</translation>
        </message>
        <message>
            <source>Sound is missing from {sources}.</source>
            <translation>{sources} 没有声音。</translation>
        </message>
        <message>
            <source>{cause}; starting again</source>
            <translation>{cause}；正在重新启动</translation>
        </message>
        <message>
            <source>{cause}; disabled after {n} failures. Restart it once it is mended.</source>
            <translation>{cause}；失败 {n} 次后已停用，修好后请重新启动它。</translation>
        </message>
        <message>
            <source>did not answer any more and was ended</source>
            <translation>不再响应，已被结束</translation>
        </message>
        <message>
            <source>ended by itself</source>
            <translation>自行结束</translation>
        </message>
        <message>
            <source>stopped unexpectedly (signal {n})</source>
            <translation>意外停止（信号 {n}）</translation>
        </message>
        <message>
            <source>stopped unexpectedly (code {n})</source>
            <translation>意外停止（代码 {n}）</translation>
        </message>
        <message>
            <source>cannot be started ({why})</source>
            <translation>无法启动（{why}）</translation>
        </message>
        <message>
            <source>What must be known after a crash cannot be written to {folder}: {why}. Make room there; it goes on by itself.</source>
            <translation>崩溃后恢复所需的内容无法写入 {folder}：{why}。请腾出空间，之后会自动继续。</translation>
        </message>
        <message>
            <source>The model does not open: {why}. Questions are sorted by phrases alone; install the extra hints again, or take it away.</source>
            <translation>模型无法打开：{why}。提问目前只按短语归类；请重新安装可选组件 hints，或将其移除。</translation>
        </message>
        <message>
            <source>The panel Questions starts it again.</source>
            <translation>在“观众提问”面板中可重新启动。</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>设备上没有剩余空间</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>文件系统只读</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>文件或目录不存在</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>没有权限</translation>
        </message>
        <message>
            <source>The system gives no memory for its pictures: {reason}.</source>
            <translation>系统没有为其画面分配内存：{reason}。</translation>
        </message>
        <message>
            <source>{canvas} is black: {names} would send a black picture. Look at the sources on program.</source>
            <translation>{canvas}的画面是黑的：{names}会推出黑画面。请检查主输出里的来源。</translation>
        </message>
        <message>
            <source>{canvas} is black: {names} sends a black picture. Look at the sources on program.</source>
            <translation>{canvas}的画面是黑的：{names}正在推出黑画面。请检查主输出里的来源。</translation>
        </message>
        <message>
            <source>Not on {canvas}: {why}</source>
            <translation>不在{canvas}上：{why}</translation>
        </message>
        <message>
            <source>Its plugin does not run. Start it under Show &gt; Plugins.</source>
            <translation>它的插件没有运行。请在“场次 &gt; 插件”里启动它。</translation>
        </message>
        <message>
            <source>{name} lies on no canvas, so nobody would see it. Place it in its settings.</source>
            <translation>{name}不在任何画布上，没有人会看到它。请在它的设置里放好位置。</translation>
        </message>
        <message>
            <source>The panic slate is on air. This changes it there at once.</source>
            <translation>应急画面正在播出，这会立即改变播出的画面。</translation>
        </message>
        <message>
            <source>'{name}' is on air. Starting it anew interrupts it there.</source>
            <translation>“{name}”正在播出，重新启动会让它中断。</translation>
        </message>
        <message>
            <source>{name} is on air. This interrupts its stream at once.</source>
            <translation>{name} 正在直播。这会立即中断它的推流。</translation>
        </message>
        <message>
            <source>{name} is on air. This interrupts its streams at once.</source>
            <translation>{name} 正在直播。这会立即中断它的各路推流。</translation>
        </message>
        <message>
            <source>{stake} Without {name} nobody sees it. End the sale first.</source>
            <translation>{stake}没有{name}就没有人能看到。请先结束销售。</translation>
        </message>
        <message>
            <source>{stake} Without plugin '{plugin}' the studio cannot end it in the shop.</source>
            <translation>{stake}没有插件“{plugin}”，直播间就无法在店铺中结束销售。</translation>
        </message>
        <message>
            <source>{product} is still being put back in shop '{shop}'. Switching its plugin off leaves it there as it is.</source>
            <translation>{product} 仍在店铺“{shop}”中恢复。关闭其插件会让它保持现状。</translation>
        </message>
        <message>
            <source>{stake} Changed, plugin '{plugin}' may reach another shop or none, and cannot end this sale.</source>
            <translation>{stake} 更改后，插件“{plugin}”可能连到别的店铺或连不上，也就结束不了这次销售。</translation>
        </message>
        <message>
            <source>{stake} Until plugin '{plugin}' runs again the studio cannot see or end it.</source>
            <translation>{stake} 在插件“{plugin}”重新运行之前，演播室看不到也结束不了这次销售。</translation>
        </message>
        <message>
            <source>{product} is still being put back in shop '{shop}'. Changing its plugin may leave it there as it is.</source>
            <translation>店铺“{shop}”里的 {product} 还在恢复中。更改它的插件可能会让它保持现状。</translation>
        </message>
        <message>
            <source>{n} more things on air leave it or change there.</source>
            <translation>另有 {n} 项正在播出的内容会撤下或改变。</translation>
        </message>
        <message>
            <source>{keys} ends what is typed or asked. Choose another key, or add Ctrl or Alt.</source>
            <translation>{keys} 用来结束输入或回答提问。请换一个键，或加上 Ctrl 或 Alt。</translation>
        </message>
        <message>
            <source>This path has characters that no file can have. Choose another name.</source>
            <translation>路径里有文件名不能用的字符，请换个名称。</translation>
        </message>
        <message>
            <source>{name} must end in {endings}. Choose another name.</source>
            <translation>{name} 必须以 {endings} 结尾，请换个名称。</translation>
        </message>
        <message>
            <source>Only media files can be paused. Choose one.</source>
            <translation>只有媒体文件可以暂停，请选一个。</translation>
        </message>
        <message>
            <source>{name} needs no stream key. Leave it without one.</source>
            <translation>{name} 不需要推流码，请不要填写。</translation>
        </message>
        <message>
            <source>No recording is running. Start one first.</source>
            <translation>没有正在进行的录制，请先开始一个。</translation>
        </message>
        <message>
            <source>The rehearsal takes no such crowd. Send in fewer, or for less long. {reason}</source>
            <translation>彩排接纳不了这么多模拟观众。请减少人数或缩短时间。{reason}</translation>
        </message>
        <message>
            <source>Viewers miss {percent} % of the pictures. Close other programs, or lower the size or rate of the program.</source>
            <translation>观众缺失 {percent}% 的画面。请关闭其他程序，或降低主输出的尺寸或帧率。</translation>
        </message>
        <message>
            <source>{trouble} Its backup of {when} was opened instead; the file is as it was.</source>
            <translation>{trouble} 已改为打开 {when} 的备份；文件保持原样。</translation>
        </message>
        <message>
            <source>“{name}” is not there. Put it back, or choose the file again.</source>
            <translation>找不到“{name}”。请把它放回原处，或重新选择文件。</translation>
        </message>
        <message>
            <source>“{name}” may not be read. Change its permissions, or copy it elsewhere.</source>
            <translation>没有权限读取“{name}”。请修改权限，或复制到别处。</translation>
        </message>
        <message>
            <source>“{name}” is a folder. Choose a file in it.</source>
            <translation>“{name}”是文件夹，请选择其中的文件。</translation>
        </message>
        <message>
            <source>“{name}” cannot be read: {why}</source>
            <translation>无法读取“{name}”：{why}</translation>
        </message>
        <message>
            <source>“{name}” is empty. Copy it again from where it came from.</source>
            <translation>“{name}”是空文件，请从来源处重新复制。</translation>
        </message>
        <message>
            <source>“{name}” is damaged or is not a video or sound file.</source>
            <translation>“{name}”已损坏，或不是视频、音频文件。</translation>
        </message>
        <message>
            <source>“{name}” is not a video or sound file. Add a picture as an image source.</source>
            <translation>“{name}”不是视频或音频文件。图片请作为图片来源添加。</translation>
        </message>
        <message>
            <source>“{name}” has more than 8K pixels. Make a smaller copy and use that.</source>
            <translation>“{name}”超过 8K 像素，请另做一份较小的使用。</translation>
        </message>
        <message>
            <source>“{name}” has neither picture nor sound to play.</source>
            <translation>“{name}”中没有可播放的画面或声音。</translation>
        </message>
        <message>
            <source>“{name}” is too much for this computer: pictures are left out.</source>
            <translation>“{name}”超出了这台电脑的能力：正在丢弃部分画面。</translation>
        </message>
        <message>
            <source>“{name}” uses a codec that cannot be played. Convert it to H.264.</source>
            <translation>“{name}”的编码格式无法播放，请转换为 H.264。</translation>
        </message>
        <message>
            <source>“{name}” has more than {count} million pixels. Make it smaller.</source>
            <translation>“{name}”超过 {count} 百万像素，请缩小。</translation>
        </message>
        <message>
            <source>“{name}” is damaged or not complete. Copy it again.</source>
            <translation>“{name}”已损坏或不完整，请重新复制。</translation>
        </message>
        <message>
            <source>“{name}” is not a picture that can be read. Use PNG, JPEG or WebP.</source>
            <translation>“{name}”不是可读取的图片，请使用 PNG、JPEG 或 WebP。</translation>
        </message>
        <message>
            <source>“{name}” is damaged or cut off: nothing of it can be shown. Copy or export it again.</source>
            <translation>“{name}”已损坏或被截断，无法显示，请重新复制或导出。</translation>
        </message>
        <message>
            <source>“{name}” is too large ({width}x{height}). Make it at most 7680x4320.</source>
            <translation>“{name}”尺寸过大（{width}x{height}），最大为 7680x4320。</translation>
        </message>
        <message>
            <source>There is too little memory for its pictures of {width}x{height}. Remove a source, or show it smaller.</source>
            <translation>内存不足，放不下 {width}x{height} 的画面。请移除一个来源，或缩小显示。</translation>
        </message>
        <message>
            <source>The sound device has {has} channels only. Choose other channels.</source>
            <translation>该音频设备只有 {has} 个声道，请选择其他声道。</translation>
        </message>
        <message>
            <source>{place} is no stream that the studio can read. Check the address.</source>
            <translation>{place} 不是本软件能读取的流。请检查地址。</translation>
        </message>
        <message>
            <source>{place} answers. Waiting for its next key picture.</source>
            <translation>{place} 已应答，正在等待下一个关键帧。</translation>
        </message>
        <message>
            <source>Every picture of it is the same. If it ought to move, restart the camera or check its cable.</source>
            <translation>每一帧画面都相同。如果画面本应变化，请重启摄像机或检查连接线。</translation>
        </message>
        <message>
            <source>{place} sends no key picture. Set its key frame interval to 2 s.</source>
            <translation>{place} 没有发送关键帧。请将其关键帧间隔设为 2 秒。</translation>
        </message>
        <message>
            <source>The address cannot be used: {why}.</source>
            <translation>地址无法使用：{why}。</translation>
        </message>
        <message>
            <source>“{name}” is no file. Choose a video or sound file.</source>
            <translation>“{name}”不是文件。请选择视频或声音文件。</translation>
        </message>
        <message>
            <source>“{name}” is a list of other files or addresses. Add the recordings themselves, or the address as a stream.</source>
            <translation>“{name}”是其他文件或地址的列表。请直接添加录制文件，或把地址作为网络流添加。</translation>
        </message>
        <message>
            <source>{place} sends the stream on from one server to the next. Check the address.</source>
            <translation>{place} 不断把流转到下一个服务器。请检查地址。</translation>
        </message>
        <message>
            <source>{place} sends the stream on to an address that cannot be used. Check the address.</source>
            <translation>{place} 把流转到一个无法使用的地址。请检查地址。</translation>
        </message>
        <message>
            <source>{place} sends the stream on to a server without protection (no TLS). Ask the platform for another address.</source>
            <translation>{place} 把流转到没有加密（TLS）的服务器。请向平台索取其他地址。</translation>
        </message>
        <message>
            <source>{place} asks for a user name and a password, which the studio cannot give. Take an address of the platform that needs none, or its rtmps:// address with a stream key.</source>
            <translation>{place} 要求用户名和密码，本软件无法提供。请使用平台不需要密码的地址，或带推流码的 rtmps:// 地址。</translation>
        </message>
        <message>
            <source>The address can be read in two ways. {hint} For an @ behind the server write %40.</source>
            <translation>这个地址有两种读法。{hint}服务器后面的 @ 请写成 %40。</translation>
        </message>
        <message>
            <source>The address cannot be read.</source>
            <translation>地址无法读取。</translation>
        </message>
        <message>
            <source>Needs its stream key. Enter the key that the platform shows.</source>
            <translation>需要推流码，请输入平台给出的推流码。</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>文件是空的。</translation>
        </message>
        <message>
            <source>A newer Nightmarket wrote this show (format {number}; this one reads up to {known}). Update Nightmarket to open it.</source>
            <translation>这个场次由更新版本的 Nightmarket 保存（格式 {number}，本版本最高支持 {known}）。请更新后打开。</translation>
        </message>
        <message>
            <source>The file is damaged or is not JSON: {why}.</source>
            <translation>文件已损坏或不是 JSON：{why}。</translation>
        </message>
        <message>
            <source>This encoding goes to {names}. Remove that first.</source>
            <translation>此编码正用于 {names}，请先删除它。</translation>
        </message>
        <message>
            <source>The id '{name}' is taken.</source>
            <translation>标识“{name}”已被占用。</translation>
        </message>
        <message>
            <source>A show needs at least one canvas.</source>
            <translation>场次至少需要一个画布。</translation>
        </message>
        <message>
            <source>This canvas goes to {names}. Remove that first.</source>
            <translation>此画布正用于 {names}，请先删除它。</translation>
        </message>
        <message>
            <source>This item is locked. Unlock it to move it.</source>
            <translation>元素已锁定，解锁后才能移动。</translation>
        </message>
        <message>
            <source>'{name}' has no sound.</source>
            <translation>“{name}”没有声音。</translation>
        </message>
        <message>
            <source>There is nothing to undo.</source>
            <translation>没有可撤销的操作。</translation>
        </message>
        <message>
            <source>There is nothing to redo.</source>
            <translation>没有可重做的操作。</translation>
        </message>
        <message>
            <source>There is no scene '{name}'.</source>
            <translation>没有场景“{name}”。</translation>
        </message>
        <message>
            <source>There is no canvas '{name}'.</source>
            <translation>没有画布“{name}”。</translation>
        </message>
        <message>
            <source>There is no scene on preview. Add a scene first.</source>
            <translation>预监没有场景，请先添加场景。</translation>
        </message>
        <message>
            <source>{reason} Encoding with x264 on the processor instead.</source>
            <translation>{reason}改用处理器以 x264 编码。</translation>
        </message>
        <message>
            <source>This computer is too slow for the preset {preset}: encoding with {quicker}.</source>
            <translation>本机跑不动预设 {preset}：改用 {quicker} 编码。</translation>
        </message>
        <message>
            <source>The encoder {codec} stopped working ({why}).</source>
            <translation>编码器 {codec} 停止工作（{why}）。</translation>
        </message>
        <message>
            <source>This computer cannot encode as fast as the program runs: lower its size or rate.</source>
            <translation>本机编码跟不上节目：请降低尺寸或帧率。</translation>
        </message>
        <message>
            <source>Other programs leave too little processor time for encoding: close some.</source>
            <translation>其他程序占用过多，编码得不到足够的处理器时间：请关闭一些程序。</translation>
        </message>
        <message>
            <source>Waiting for the encoder.</source>
            <translation>正在等待编码器。</translation>
        </message>
        <message>
            <source>None of the playlist can be played. {why}</source>
            <translation>播放列表中没有可以播放的内容。{why}</translation>
        </message>
        <message>
            <source>{count} files are left out of the playlist. {why}</source>
            <translation>播放列表跳过了 {count} 个文件。{why}</translation>
        </message>
        <message>
            <source>One file is left out of the playlist. {why}</source>
            <translation>播放列表跳过了一个文件。{why}</translation>
        </message>
        <message>
            <source>The server takes nothing. If it does not recover, the studio connects again.</source>
            <translation>服务器不接收数据，若不恢复将重新连接。</translation>
        </message>
        <message>
            <source>The connection is too slow: pictures are left out. Lower the bit rate or free the network.</source>
            <translation>网络太慢：正在丢帧。请降低码率或腾出带宽。</translation>
        </message>
        <message>
            <source>The CA file {file} cannot be used: {why}. Choose a PEM file of certificates.</source>
            <translation>CA 证书 {file} 不可用：{why}。请选择 PEM 证书文件。</translation>
        </message>
        <message>
            <source>{place} has taken nothing for {seconds} s.</source>
            <translation>{place} 已有 {seconds} 秒不接收数据。</translation>
        </message>
        <message>
            <source>{place} accepts the connection and then says nothing.</source>
            <translation>{place} 接受连接后没有任何回应。</translation>
        </message>
        <message>
            <source>{reason} Trying again in {seconds} s.</source>
            <translation>{reason}{seconds} 秒后重试。</translation>
        </message>
        <message>
            <source>{why}. Nothing was sent to {place}. Check the address; for a server of your own, choose its CA file.</source>
            <translation>{why}。没有向 {place} 发送任何内容。请检查地址；自建服务器请选择其 CA 证书。</translation>
        </message>
        <message>
            <source>{place} ended the stream.</source>
            <translation>{place} 结束了推流。</translation>
        </message>
        <message>
            <source>{place} refuses the application "{app}". Check the address.</source>
            <translation>{place} 拒绝应用“{app}”，请检查地址。</translation>
        </message>
        <message>
            <source>{place} refuses the stream key. Copy it from the platform again.</source>
            <translation>{place} 拒绝了推流码，请从平台重新复制。</translation>
        </message>
        <message>
            <source>This key is live already from somewhere else. End that stream or use another key, then try again.</source>
            <translation>这个推流码正在别处直播。请结束那边的直播或换一个推流码后重试。</translation>
        </message>
        <message>
            <source>{place} closed the connection when it got the stream key: it is wrong or expired, or live already.</source>
            <translation>{place} 收到推流码后关闭了连接：推流码错误、过期或正在直播。</translation>
        </message>
        <message>
            <source>{place} closed the connection before the stream began. Check the address.</source>
            <translation>{place} 在推流开始前关闭了连接，请检查地址。</translation>
        </message>
        <message>
            <source>{text} Copy it from the platform again.</source>
            <translation>{text}请从平台重新复制。</translation>
        </message>
        <message>
            <source>{place} closed the connection.</source>
            <translation>{place} 关闭了连接。</translation>
        </message>
        <message>
            <source>{place} is not an RTMP server: {why}. Check the address.</source>
            <translation>{place} 不是 RTMP 服务器：{why}。请检查地址。</translation>
        </message>
        <message>
            <source>The name {host} cannot be found. Check the address and the network.</source>
            <translation>找不到主机名 {host}，请检查地址和网络。</translation>
        </message>
        <message>
            <source>Nothing listens at {place}. Check the address, or whether the server runs.</source>
            <translation>{place} 没有服务在监听，请检查地址或服务器是否运行。</translation>
        </message>
        <message>
            <source>There is no way to {place}. Check the network.</source>
            <translation>无法到达 {place}，请检查网络。</translation>
        </message>
        <message>
            <source>The connection to {place} failed: {why}.</source>
            <translation>连接 {place} 失败：{why}。</translation>
        </message>
        <message>
            <source>Nothing comes from the encoder; the recording goes on as soon as it does.</source>
            <translation>编码器没有输出，恢复后继续录制。</translation>
        </message>
        <message>
            <source>The monitor output has gone. Plug it in again; it comes back by itself.</source>
            <translation>监听输出断开了，重新插上后自动恢复。</translation>
        </message>
        <message>
            <source>The monitor output has gone; the system would play on {other}, where a microphone may hear it. Plug it in again.</source>
            <translation>监听输出断开了；系统会改从 {other} 播放，可能被麦克风拾取。请重新插上。</translation>
        </message>
        <message>
            <source>The monitor output cannot be opened. Another program may be using it: close that program, or choose another output.</source>
            <translation>无法打开监听输出，可能被其他程序占用：请关闭该程序或换一个输出。</translation>
        </message>
        <message>
            <source>The monitor output takes no sound: the system has stopped it. Check the sound settings.</source>
            <translation>监听输出不出声：被系统停止了。请检查声音设置。</translation>
        </message>
        <message>
            <source>There is no product '{name}'.</source>
            <translation>没有商品“{name}”。</translation>
        </message>
        <message>
            <source>There is no card '{name}'.</source>
            <translation>没有贴片“{name}”。</translation>
        </message>
        <message>
            <source>{card} has nothing to show. {why}</source>
            <translation>{card} 没有可显示的内容。{why}</translation>
        </message>
        <message>
            <source>Enter what it shows in its settings.</source>
            <translation>请在设置里填写要显示的内容。</translation>
        </message>
        <message>
            <source>The address is too long for a QR code. Use a shorter one.</source>
            <translation>网址太长，无法生成二维码。请使用更短的网址。</translation>
        </message>
        <message>
            <source>The address has characters that no address has. Enter it anew.</source>
            <translation>网址里有不允许的字符。请重新输入。</translation>
        </message>
        <message>
            <source>The QR code would be too small to scan: its square has {side} pixels, this address needs {needed}. Make the card larger, or use a shorter address.</source>
            <translation>二维码太小，无法扫描：方块只有 {side} 像素，此网址需要 {needed} 像素。请放大贴片，或使用更短的网址。</translation>
        </message>
        <message>
            <source>'{name}' comes from the shop and the ledger only. Change the product, or what the shop has.</source>
            <translation>“{name}”只能来自店铺和账本。请修改商品，或在店铺里修改。</translation>
        </message>
        <message>
            <source>All link numbers are taken.</source>
            <translation>链接号已全部用完。</translation>
        </message>
        <message>
            <source>'{title}' is there twice.</source>
            <translation>“{title}”出现了两次。</translation>
        </message>
        <message>
            <source>'{title}' has several variants: say the SKU.</source>
            <translation>“{title}”有多个规格，请写明 SKU。</translation>
        </message>
        <message>
            <source>'{name}' is missing.</source>
            <translation>缺少“{name}”。</translation>
        </message>
        <message>
            <source>The SKU '{sku}' is there twice in one shop.</source>
            <translation>同一店铺里 SKU“{sku}”出现了两次。</translation>
        </message>
        <message>
            <source>It is listed twice as item '{item}' of shop '{shop}'.</source>
            <translation>同一商品“{item}”在店铺“{shop}”重复上架。</translation>
        </message>
        <message>
            <source>The live price {live} is above the list price {listed}.</source>
            <translation>直播价 {live} 高于划线价 {listed}。</translation>
        </message>
        <message>
            <source>The live price {live} is below the floor price {floor}.</source>
            <translation>直播价 {live} 低于破价底线 {floor}。</translation>
        </message>
        <message>
            <source>The reserve of {reserve} is more than the stock of {stock}.</source>
            <translation>机动库存 {reserve} 多于库存 {stock}。</translation>
        </message>
        <message>
            <source>Must be at least {bound}.</source>
            <translation>不能小于 {bound}。</translation>
        </message>
        <message>
            <source>Must be at most {bound}.</source>
            <translation>不能大于 {bound}。</translation>
        </message>
        <message>
            <source>Must have at most {characters}.</source>
            <translation>最多 {characters}。</translation>
        </message>
        <message>
            <source>Has a character that no file can have.</source>
            <translation>含有文件名不能使用的字符。</translation>
        </message>
        <message>
            <source>This cell holds {count} lines, and rows of the sheet may stand in them: compare it.</source>
            <translation>此单元格包含 {count} 行，其中可能有表格的其他行：请核对。</translation>
        </message>
        <message>
            <source>{name} is the shop of {products}. Give them another shop, or remove them, first.</source>
            <translation>{name} 是 {products} 的店铺。请先给这些商品换店铺或移除它们。</translation>
        </message>
        <message>
            <source>{name} carries {names}. Remove that first.</source>
            <translation>{name} 承载着 {names}，请先移除它。</translation>
        </message>
        <message>
            <source>There is no connection '{name}'.</source>
            <translation>没有连接“{name}”。</translation>
        </message>
        <message>
            <source>There is no plugin '{name}'.</source>
            <translation>没有插件“{name}”。</translation>
        </message>
        <message>
            <source>{plugin} has no secret '{name}'.</source>
            <translation>{plugin} 没有名为“{name}”的密钥。</translation>
        </message>
        <message>
            <source>'{id}' is the id of another plugin. Take another one.</source>
            <translation>“{id}”是另一个插件的标识，请换一个。</translation>
        </message>
        <message>
            <source>'{id}' is the id of another plugin. Add this connection anew.</source>
            <translation>“{id}”是另一个插件的标识，请重新添加此连接。</translation>
        </message>
        <message>
            <source>{stake} Without {name} the studio cannot end it. End the sale first.</source>
            <translation>{stake}没有 {name}，演播室无法结束它。请先结束销售。</translation>
        </message>
        <message>
            <source>{product} is still being put back in shop '{shop}'. Removing its connection leaves it there as it is.</source>
            <translation>{product} 仍在店铺“{shop}”中还原。移除其连接会让它停在目前的状态。</translation>
        </message>
        <message>
            <source>{product} is still being put back in shop '{shop}'. Changing its connection may leave it there as it is.</source>
            <translation>{product} 仍在店铺“{shop}”中还原。更改其连接可能让它停在目前的状态。</translation>
        </message>
        <message>
            <source>{stake} Changed, connection '{name}' may reach another shop or none, and cannot end this sale.</source>
            <translation>{stake}更改后，连接“{name}”可能连到别的店铺或连不上，无法结束这场销售。</translation>
        </message>
        <message>
            <source>{stake} Until connection '{name}' runs again the studio cannot see or end it.</source>
            <translation>{stake}在连接“{name}”重新运行之前，演播室看不到也无法结束它。</translation>
        </message>
        <message>
            <source>{name} does not run. See to its plugin under Show &gt; Plugins.</source>
            <translation>{name} 没有运行。请在“场次 &gt; 插件”中查看其插件。</translation>
        </message>
        <message>
            <source>{label}: a file of this computer is set for all shows, under Show &gt; Plugins.</source>
            <translation>{label}：本机的文件在“场次 &gt; 插件”中为所有场次设置。</translation>
        </message>
        <message>
            <source>There is no shop '{shop}' here: write the name of one of the show's connections.</source>
            <translation>这里没有店铺“{shop}”：请填写本场某个连接的名称。</translation>
        </message>
        <message>
            <source>Nothing is being encoded with this now. Go live first.</source>
            <translation>现在没有用它编码，请先开播。</translation>
        </message>
        <message>
            <source>This message is too long ago. Choose a newer one.</source>
            <translation>这条消息太久了，请选一条新的。</translation>
        </message>
        <message>
            <source>It is past zero. Abort it instead: that closes the link and puts everything back.</source>
            <translation>倒计时已归零。请改用“中止”：它会关闭链接并全部还原。</translation>
        </message>
        <message>
            <source>No sale is running. Wait until this launch is open, or arm the product and launch it.</source>
            <translation>没有正在进行的销售。请等这次开抢开始，或先为商品准备开抢，再开抢。</translation>
        </message>
        <message>
            <source>This sale runs until it is sold out. End it when it has run long enough.</source>
            <translation>这次销售到卖完为止。时间够了请结束它。</translation>
        </message>
        <message>
            <source>The shop is still taking the last units. Try again in a moment.</source>
            <translation>店铺还在接收上一批库存，请稍后再试。</translation>
        </message>
        <message>
            <source>{units} of {product} are taken out of the stock of shop '{shop}', and are not put back when the sale ends. If they are real, add them there then.</source>
            <translation>正从店铺“{shop}”的库存中取出 {product} 的 {units}，销售结束时不会放回。如果确有实物，请届时在店铺里补上。</translation>
        </message>
        <message>
            <source>There is nothing to repair. Go on, or cancel the launch.</source>
            <translation>没有需要修复的。请继续，或取消这次开售。</translation>
        </message>
        <message>
            <source>No launch is armed. Explain a product and arm it first.</source>
            <translation>没有已准备的开抢。请先讲解商品，再准备开抢。</translation>
        </message>
        <message>
            <source>{product} has no price. Enter one.</source>
            <translation>{product} 没有价格，请填写。</translation>
        </message>
        <message>
            <source>{price} is below the floor price of {product}, {floor}. Raise it, or change the floor price in the queue.</source>
            <translation>{price} 低于 {product} 的破价底线 {floor}。请提高价格，或在队列里改破价底线。</translation>
        </message>
        <message>
            <source>{product}: {total} in stock, {reserve} in reserve: at most {available}, not {wanted}. Lower the quantity, or add stock in the shop.</source>
            <translation>{product}：库存 {total}，机动 {reserve}：最多 {available}，不能是 {wanted}。请减少数量，或在店铺加库存。</translation>
        </message>
        <message>
            <source>{product}: {total} in stock, {reserve} in reserve: none to sell. Add stock in the shop, or lower the reserve.</source>
            <translation>{product}：库存 {total}，机动 {reserve}：没有可卖的。请在店铺加库存，或减少机动库存。</translation>
        </message>
        <message>
            <source>Shop '{shop}' sells {product} in {found}, not in {currency}. Correct it in the queue or in the shop.</source>
            <translation>店铺“{shop}”以 {found} 出售 {product}，不是 {currency}。请在队列或店铺里改正。</translation>
        </message>
        <message>
            <source>Shop '{shop}' does not have {sku} of {product}. Add it there, or correct the SKU in the queue.</source>
            <translation>店铺“{shop}”没有 {product} 的 {sku}。请在店铺里添加，或在队列里改正 SKU。</translation>
        </message>
        <message>
            <source>Shop '{shop}' asks {found} for {sku} where {planned} is planned: it seems to count in another unit. Correct the one that is wrong.</source>
            <translation>店铺“{shop}”的 {sku} 标价 {found}，计划是 {planned}：单位似乎不同。请改正错的那个。</translation>
        </message>
        <message>
            <source>The last launch of {product} is still being put back in shop '{shop}'. Wait for it, or press Repair to try again now.</source>
            <translation>{product} 的上次开售还在店铺“{shop}”里还原。请等待，或按“修复”立即再试。</translation>
        </message>
        <message>
            <source>{product} is being launched. Wait for it, or end it first.</source>
            <translation>{product} 正在开售。请等待，或先结束它。</translation>
        </message>
        <message>
            <source>{product} is armed for its launch.</source>
            <translation>{product} 已准备开抢。</translation>
        </message>
        <message>
            <source>{product} is about to open.</source>
            <translation>{product} 即将开卖。</translation>
        </message>
        <message>
            <source>{product} is on sale: {left} left, {unpaid} unpaid.</source>
            <translation>{product} 正在销售：还剩 {left} 件，{unpaid} 件未付款。</translation>
        </message>
        <message>
            <source>{product} did not open, and can still be repaired.</source>
            <translation>{product} 未能开卖，仍可修复。</translation>
        </message>
        <message>
            <source>{product} is being opened for buyers.</source>
            <translation>{product} 正在为买家开放。</translation>
        </message>
        <message>
            <source>{stake} Going on ends it.</source>
            <translation>{stake}继续将结束它。</translation>
        </message>
        <message>
            <source>{stake} Ending the product ends it.</source>
            <translation>{stake}结束该宝贝会终止它。</translation>
        </message>
        <message>
            <source>{stake} Pulling the product ends it.</source>
            <translation>{stake}撤下该宝贝会终止它。</translation>
        </message>
        <message>
            <source>{stake} Ending the show ends it.</source>
            <translation>{stake}结束直播也会结束它。</translation>
        </message>
        <message>
            <source>{stake} Closing the studio ends it.</source>
            <translation>{stake}关闭直播间软件也会结束它。</translation>
        </message>
        <message>
            <source>{stake} Closing the studio ends it and the show.</source>
            <translation>{stake} 关闭演播室会结束它和节目。</translation>
        </message>
        <message>
            <source>A recording is running. Closing the studio ends it.</source>
            <translation>正在录制。关闭演播室会结束录制。</translation>
        </message>
        <message>
            <source>{stake} Without {name} nobody sees it, so stopping ends it.</source>
            <translation>{stake}没有 {name} 就没有人看到它，停止将结束它。</translation>
        </message>
        <message>
            <source>{stake} End it first: another show cannot be opened now.</source>
            <translation>{stake}请先结束它：现在不能打开别的直播。</translation>
        </message>
        <message>
            <source>{product} is still being put back in shop '{shop}'. Opening another show leaves it there as it is.</source>
            <translation>{product} 仍在店铺“{shop}”中恢复。打开别的直播将让它保持原样。</translation>
        </message>
        <message>
            <source>The show is on air. Closing the studio ends it.</source>
            <translation>直播正在进行。关闭直播间软件将结束直播。</translation>
        </message>
        <message>
            <source>The show is not on air: nobody sees this launch.</source>
            <translation>节目没有开播：没有人会看到这次开抢。</translation>
        </message>
        <message>
            <source>{product} is on air: {doubt}. Change it there all the same?</source>
            <translation>{product} 正在播出：{doubt}。仍要更改吗？</translation>
        </message>
        <message>
            <source>the live price {price} is a tenth or less of the list price {listed}</source>
            <translation>直播价 {price} 不到原价 {listed} 的一成</translation>
        </message>
        <message>
            <source>the live price {price} is a tenth or less of what it was, {before}</source>
            <translation>直播价 {price} 不到原来 {before} 的一成</translation>
        </message>
        <message>
            <source>the list price {price} is a tenth or less of what it was, {before}</source>
            <translation>原价 {price} 不到原来 {before} 的一成</translation>
        </message>
        <message>
            <source>{product} is on air: its card's price is {price} now.</source>
            <translation>{product} 正在播出：它的贴片现在显示 {price}。</translation>
        </message>
        <message>
            <source>{product} is on air: its card's price is {price} now, instead of {listed}.</source>
            <translation>{product} 正在播出：它的贴片现在显示 {price}，原价 {listed}。</translation>
        </message>
        <message>
            <source>The shop has {units} of {product} now: not {wanted}. Arm it again.</source>
            <translation>店铺现有 {product} {units}，不是 {wanted}。请重新准备开抢。</translation>
        </message>
        <message>
            <source>{shop}: {problem}</source>
            <translation>{shop}：{problem}</translation>
        </message>
        <message>
            <source>The shop has {units}, the queue means to sell {planned} and keep {reserve}.</source>
            <translation>店铺有 {units}，队列计划卖 {planned} 件、预留 {reserve} 件。</translation>
        </message>
        <message>
            <source>The shop has {units}, the queue means to sell {planned}.</source>
            <translation>店铺有 {units}，队列计划卖 {planned} 件。</translation>
        </message>
        <message>
            <source>Shop '{shop}' does not run. Start its plugin, then try again.</source>
            <translation>店铺“{shop}”没有运行。请启动它的插件再试。</translation>
        </message>
        <message>
            <source>Shop '{shop}' does not run. {why} Start its plugin, then try again.</source>
            <translation>店铺“{shop}”没有运行。{why}请启动它的插件再试。</translation>
        </message>
        <message>
            <source>{product} is sold out. Rerun it first.</source>
            <translation>{product} 已售罄，请先返场。</translation>
        </message>
        <message>
            <source>{product} is ended. Rerun it first.</source>
            <translation>{product} 已结束，请先返场。</translation>
        </message>
        <message>
            <source>{product} is pulled. Rerun it first.</source>
            <translation>{product} 已撤下，请先返场。</translation>
        </message>
        <message>
            <source>No product is on air. Explain one first.</source>
            <translation>没有商品在播出。请先讲解一个。</translation>
        </message>
        <message>
            <source>{product} is not on air. End the product that is, or pull this one.</source>
            <translation>{product} 不在播出。请结束正在播出的商品，或撤下这个。</translation>
        </message>
        <message>
            <source>There is no further product in the queue. Add one, or rerun one that is over.</source>
            <translation>队列里没有下一个商品了。请添加一个，或把讲完的放回队列。</translation>
        </message>
        <message>
            <source>In shop '{shop}', let a buyer have at most {units} of {product}.</source>
            <translation>请在店铺“{shop}”中把 {product} 设为每人限购 {units}。</translation>
        </message>
        <message>
            <source>In shop '{shop}', let a buyer have any number of units of {product}.</source>
            <translation>请在店铺“{shop}”取消{product}的每人限购。</translation>
        </message>
        <message>
            <source>Shop '{shop}' has closed the link of {product}: nobody can buy it.</source>
            <translation>店铺“{shop}”已关闭{product}的链接：无法购买。</translation>
        </message>
        <message>
            <source>Shop '{shop}' lets a buyer have {found} of {product}, not {meant}.</source>
            <translation>店铺“{shop}”的{product}每人限购为 {found}，而不是 {meant}。</translation>
        </message>
        <message>
            <source>Shop '{shop}' would sell {found} more of {product}, not the {left} that are left.</source>
            <translation>店铺“{shop}”还会卖出 {found} 件{product}，而剩余只有 {left} 件。</translation>
        </message>
        <message>
            <source>Press Repair to set it right, or end the sale.</source>
            <translation>请点“修复”改正，或结束销售。</translation>
        </message>
        <message>
            <source>Shop '{shop}': {lines} not counted, for their numbers cannot be (order {order}: {why}).</source>
            <translation>店铺“{shop}”：{lines}的数字不可能，未计入（订单 {order}：{why}）。</translation>
        </message>
        <message>
            <source>See to them in the shop.</source>
            <translation>请在店铺里处理。</translation>
        </message>
        <message>
            <source>Shop '{shop}' says what cannot be: {why}. See to it there.</source>
            <translation>店铺“{shop}”给出的数据不可能成立：{why}。请到店铺里处理。</translation>
        </message>
        <message>
            <source>{product} sold out while it was half open ({units}). End it, or arm it again.</source>
            <translation>{product} 在未完全开售时就卖完了（{units}）。请结束，或重新准备开抢。</translation>
        </message>
        <message>
            <source>Shop '{shop}' cannot hold buyers to {count} each: it sells a buyer more.</source>
            <translation>店铺“{shop}”无法限制每人 {count} 件：买家可以买更多。</translation>
        </message>
        <message>
            <source>Shop '{shop}' cannot be told of the coupon '{coupon}': see there that buyers get it.</source>
            <translation>无法把优惠券“{coupon}”告知店铺“{shop}”：请在店铺里确认买家能领到。</translation>
        </message>
        <message>
            <source>In shop '{shop}': Add {units} to the stock of {product}.</source>
            <translation>请在店铺“{shop}”中给 {product} 增加库存 {units}。</translation>
        </message>
        <message>
            <source>In shop '{shop}': Take out {units} of the stock of {product}.</source>
            <translation>请在店铺“{shop}”中从 {product} 的库存减去 {units}。</translation>
        </message>
        <message>
            <source>{product} is armed for its launch: {what}</source>
            <translation>{product} 已准备开抢：{what}</translation>
        </message>
        <message>
            <source>{product} is being launched: {what}</source>
            <translation>{product} 正在上架：{what}</translation>
        </message>
        <message>
            <source>{product} is on sale: {what}</source>
            <translation>{product} 正在销售：{what}</translation>
        </message>
        <message>
            <source>{product} is sold out, its sale still open: {what}</source>
            <translation>{product} 已售罄，但销售尚未结束：{what}</translation>
        </message>
        <message>
            <source>it cannot leave the queue now.</source>
            <translation>现在不能离开队列。</translation>
        </message>
        <message>
            <source>its currency cannot change now.</source>
            <translation>现在不能更改币种。</translation>
        </message>
        <message>
            <source>its shop cannot change now.</source>
            <translation>现在不能更换店铺。</translation>
        </message>
        <message>
            <source>its item in the shop cannot change now.</source>
            <translation>现在不能更换店铺里的商品。</translation>
        </message>
        <message>
            <source>its variants cannot change now.</source>
            <translation>现在不能更改规格。</translation>
        </message>
        <message>
            <source>its price cannot change now.</source>
            <translation>现在不能改价。</translation>
        </message>
        <message>
            <source>its purchase limit cannot change now.</source>
            <translation>现在不能更改限购。</translation>
        </message>
        <message>
            <source>its coupon cannot change now.</source>
            <translation>现在不能更改优惠券。</translation>
        </message>
        <message>
            <source>Cancel the launch first.</source>
            <translation>请先取消上架。</translation>
        </message>
        <message>
            <source>Cancel or abort the launch first.</source>
            <translation>请先取消或中止上架。</translation>
        </message>
        <message>
            <source>End or abort the sale first.</source>
            <translation>请先结束或中止销售。</translation>
        </message>
        <message>
            <source>End the sale first.</source>
            <translation>请先结束销售。</translation>
        </message>
        <message>
            <source>Its minutes are over.</source>
            <translation>销售时间已到。</translation>
        </message>
        <message>
            <source>Ended.</source>
            <translation>已结束。</translation>
        </message>
        <message>
            <source>Sold out.</source>
            <translation>已售罄。</translation>
        </message>
        <message>
            <source>The show is over.</source>
            <translation>直播已结束。</translation>
        </message>
        <message>
            <source>Queued again.</source>
            <translation>已返场。</translation>
        </message>
        <message>
            <source>The computer was started anew.</source>
            <translation>电脑重启过。</translation>
        </message>
        <message>
            <source>Aborted.</source>
            <translation>已中止。</translation>
        </message>
        <message>
            <source>the shop did not answer</source>
            <translation>店铺没有回应</translation>
        </message>
        <message>
            <source>the shop refused</source>
            <translation>店铺拒绝了</translation>
        </message>
        <message>
            <source>the shop did not do it</source>
            <translation>店铺没有执行</translation>
        </message>
        <message>
            <source>the shop does not count it</source>
            <translation>店铺不计它的库存</translation>
        </message>
        <message>
            <source>somebody else set another price: left as it is</source>
            <translation>价格已被别处改过，保持不动</translation>
        </message>
        <message>
            <source>somebody else set another price meanwhile</source>
            <translation>价格其间被别处改了</translation>
        </message>
        <message>
            <source>the shop said it was done, but it is not</source>
            <translation>店铺说已完成，实际没有</translation>
        </message>
        <message>
            <source>the shop has it open again</source>
            <translation>店铺又把它上架了</translation>
        </message>
        <message>
            <source>{quantity} and {reserve} in reserve</source>
            <translation>{quantity} 件加机动 {reserve} 件</translation>
        </message>
        <message>
            <source>any number</source>
            <translation>不限件数</translation>
        </message>
        <message>
            <source>How far viewers of {name} are behind is not known. Enter their delay in its settings.</source>
            <translation>不知道“{name}”的观众慢多少。请在它的设置里填写延迟。</translation>
        </message>
        <message>
            <source>Shop '{shop}' sells {product} in {found}, not {currency}.</source>
            <translation>店铺“{shop}”用 {found} 卖 {product}，不是 {currency}。</translation>
        </message>
        <message>
            <source>Shop '{shop}' does not confirm the price of {product}: the card is hidden.</source>
            <translation>店铺“{shop}”没有确认 {product} 的价格，贴片已隐藏。</translation>
        </message>
        <message>
            <source>Its plugin is not running.</source>
            <translation>它的插件没有运行。</translation>
        </message>
        <message>
            <source>In shop '{shop}': Add {units} to the stock of {product} (from {before} to {after}).</source>
            <translation>请在店铺“{shop}”中给 {product} 增加库存 {units}（从 {before} 到 {after}）。</translation>
        </message>
        <message>
            <source>In shop '{shop}': Take out {units} of the stock of {product} (from {before} to {after}).</source>
            <translation>请在店铺“{shop}”中从 {product} 的库存取出 {units}（从 {before} 到 {after}）。</translation>
        </message>
        <message>
            <source>The rehearsal shop has no item {item}.</source>
            <translation>彩排店铺里没有商品 {item}。</translation>
        </message>
        <message>
            <source>{item} has no SKU {sku}.</source>
            <translation>{item} 没有 SKU {sku}。</translation>
        </message>
        <message>
            <source>{item} is sold in {found}, not in {currency}.</source>
            <translation>{item} 用 {found} 卖，不是 {currency}。</translation>
        </message>
        <message>
            <source>{item}: the price is {found}, not {expected}.</source>
            <translation>{item}：价格是 {found}，不是 {expected}。</translation>
        </message>
        <message>
            <source>{item}: {stock} in stock, not {expected}.</source>
            <translation>{item}：库存是 {stock}，不是 {expected}。</translation>
        </message>
        <message>
            <source>There is no rehearsal platform for a crowd. Switch its plugin on under Plugins.</source>
            <translation>没有可供观众进入的彩排平台。请在“插件”中启用它的插件。</translation>
        </message>
        <message>
            <source>The rehearsal is not on air. Start its destination, then send the crowd in.</source>
            <translation>彩排尚未开播。请先启动彩排推流目标，再放观众进来。</translation>
        </message>
        <message>
            <source>The rehearsal platform does not run yet. Try again in a moment.</source>
            <translation>彩排平台还没有运行。请稍后再试。</translation>
        </message>
        <message>
            <source>A crowd goes to a rehearsal on this computer only. Choose one that is here.</source>
            <translation>模拟观众只能去这台电脑上的彩排平台，请选择本机的平台。</translation>
        </message>
        <message>
            <source>A crowd is there already. Send it home first.</source>
            <translation>已经有一批模拟观众了。请先让他们离开。</translation>
        </message>
        <message>
            <source>The rehearsal page lets nobody in. Look whether the rehearsal runs, then send them again.</source>
            <translation>彩排页面无法进入。请检查彩排是否在运行，然后重新放观众进来。</translation>
        </message>
        <message>
            <source>The disk is full: the journal {name} cannot be written. Make room; it goes on by itself.</source>
            <translation>磁盘已满：日志 {name} 写不下去。请腾出空间，它会自己继续。</translation>
        </message>
        <message>
            <source>The journal {name} is open in another program. Close that first.</source>
            <translation>日志 {name} 正被另一个程序打开。请先关闭它。</translation>
        </message>
        <message>
            <source>The journal {name} is damaged. Open the show again to begin a new one.</source>
            <translation>日志 {name} 已损坏。请重新打开场次，会另建一份。</translation>
        </message>
        <message>
            <source>The journal {path} cannot be read or written: {reason}.</source>
            <translation>日志 {path} 无法读写：{reason}。</translation>
        </message>
        <message>
            <source>The journal {name} has stopped because of a fault in the program. The show goes on without it.</source>
            <translation>日志 {name} 因程序故障停止。直播照常进行，但不再记录。</translation>
        </message>
        <message>
            <source>The journal {name} is too far behind to keep more. {reason}</source>
            <translation>日志 {name} 积压太多，记不下了。{reason}</translation>
        </message>
        <message>
            <source>The disk is too slow.</source>
            <translation>磁盘太慢。</translation>
        </message>
        <message>
            <source>The journal {name} was written by a newer version of Nightmarket. Use that version.</source>
            <translation>日志 {name} 由更新版本的 Nightmarket 写成。请用那个版本。</translation>
        </message>
        <message>
            <source>The journal {name} is damaged ({reason}); it was set aside as {aside}, and a new one begun.</source>
            <translation>日志 {name} 已损坏（{reason}）；旧的已另存为 {aside}，并新建了一份。</translation>
        </message>
        <message>
            <source>The journal {name} holds what this version cannot read. Move it away to begin anew.</source>
            <translation>日志 {name} 中有本版本读不懂的内容。请把它移走，重新开始。</translation>
        </message>
        <message>
            <source>The journal {path} cannot be made: {reason}.</source>
            <translation>无法建立日志 {path}：{reason}。</translation>
        </message>
        <message>
            <source>The show has no journal that is open. Open the show again.</source>
            <translation>当前直播没有打开的日志。请重新打开该直播文件。</translation>
        </message>
        <message>
            <source>It uses more than {size} MB of memory.</source>
            <translation>它占用的内存超过 {size} MB。</translation>
        </message>
        <message>
            <source>It floods its log.</source>
            <translation>它的日志刷得太多。</translation>
        </message>
        <message>
            <source>This desktop runs on Wayland, which does not let the studio read its screens yet. Log in with “X11” (“Xorg”) instead.</source>
            <translation>这个桌面运行在 Wayland 上，目前读不到它的屏幕。请改用“X11”（“Xorg”）登录。</translation>
        </message>
        <message>
            <source>A keyword has at least one letter or digit.</source>
            <translation>关键词至少要有一个字母或数字。</translation>
        </message>
        <message>
            <source>This file is larger than {size} MB: it is not a show.</source>
            <translation>这个文件超过 {size} MB，不是场次文件。</translation>
        </message>
        <message>
            <source>The file is JSON, but not a show.</source>
            <translation>这个文件是 JSON，但不是场次文件。</translation>
        </message>
        <message>
            <source>The file has no valid "format" number: it is not a show of Nightmarket.</source>
            <translation>文件里没有有效的“format”编号，不是 Nightmarket 的场次文件。</translation>
        </message>
        <message>
            <source>The file declares entities, which no spreadsheet does: it is not read.</source>
            <translation>文件里声明了实体，表格不会这样做：未读取。</translation>
        </message>
        <message>
            <source>The plugin in {folder} cannot be used: its plugin.toml cannot be read ({reason}).</source>
            <translation>{folder} 里的插件无法使用：读不了它的 plugin.toml（{reason}）。</translation>
        </message>
        <message>
            <source>The plugin in {folder} cannot be used: its id '{id}' is that of the plugin in {other}.</source>
            <translation>{folder} 里的插件无法使用：它的标识“{id}”已被 {other} 里的插件占用。</translation>
        </message>
        <message>
            <source>A price lies between 0 and {most}.</source>
            <translation>价格应在 0 到 {most} 之间。</translation>
        </message>
        <message>
            <source>A stock lies between 0 and {most}.</source>
            <translation>库存应在 0 到 {most} 之间。</translation>
        </message>
        <message>
            <source>The rehearsal's chat has no such message any more. Choose a newer one.</source>
            <translation>彩排弹幕中已没有这条消息。请选择较新的消息。</translation>
        </message>
        <message>
            <source>Vendure wants to know who asks: give a user name and a password, or an API key.</source>
            <translation>Vendure 需要登录：请填写用户名和密码，或 API 密钥。</translation>
        </message>
        <message>
            <source>Vendure refuses the user name or the password of {user}: check both in the settings.</source>
            <translation>Vendure 不接受 {user} 的用户名或密码：请在设置里核对。</translation>
        </message>
        <message>
            <source>Vendure does not let {user} in: {reason}</source>
            <translation>Vendure 不让 {user} 登录：{reason}</translation>
        </message>
        <message>
            <source>Oscar wants to know who asks: give a user name and a password, or an API token.</source>
            <translation>Oscar 需要登录：请填写用户名和密码，或 API 令牌。</translation>
        </message>
        <message>
            <source>{url} is not the address of a server: check it in the settings.</source>
            <translation>{url} 不是服务器地址：请在设置里核对。</translation>
        </message>
        <message>
            <source>A password goes to {place} over https alone: give an address with https.</source>
            <translation>密码只会通过 https 发送到 {place}：请填写以 https 开头的地址。</translation>
        </message>
        <message>
            <source>There is no admin API of Oscar at {url}: check the address, and that the shop has OSCARAPI_BLOCK_ADMIN_API_ACCESS = False.</source>
            <translation>{url} 没有 Oscar 管理接口：请核对地址，并确认商店已设置 OSCARAPI_BLOCK_ADMIN_API_ACCESS = False。</translation>
        </message>
        <message>
            <source>Oscar at {place} answers with another page, {page}: a login or https is asked for there. Correct the address.</source>
            <translation>Oscar（{place}）跳转到了另一个页面 {page}：那里要求登录或 https。请更正地址。</translation>
        </message>
        <message>
            <source>Oscar refuses the user name or the password of {user}: check both.</source>
            <translation>Oscar 不接受 {user} 的用户名或密码：请核对两者。</translation>
        </message>
        <message>
            <source>Oscar refuses the API token: check it in the settings.</source>
            <translation>Oscar 不接受这个 API 令牌：请在设置里核对。</translation>
        </message>
        <message>
            <source>Oscar says no to {user}: check the secret, and that it is staff with rights to products, stock and orders ({reason}).</source>
            <translation>Oscar 不允许{user}这样做：请核对密钥，并确认该用户是员工，且有商品、库存和订单的权限（{reason}）。</translation>
        </message>
        <message>
            <source>The token's user</source>
            <translation>令牌的用户</translation>
        </message>
        <message>
            <source>Oscar at {place} has not answered within {seconds} seconds.</source>
            <translation>Oscar（{place}）{seconds} 秒内没有回应。</translation>
        </message>
        <message>
            <source>Oscar at {place} cannot be reached ({reason}).</source>
            <translation>连不上 Oscar（{place}）：{reason}。</translation>
        </message>
        <message>
            <source>Oscar at {place} is asked too often: it wants {seconds} seconds of rest.</source>
            <translation>对 Oscar（{place}）请求过于频繁：需要停 {seconds} 秒。</translation>
        </message>
        <message>
            <source>Oscar at {place} answers with error {code}.</source>
            <translation>Oscar（{place}）返回错误 {code}。</translation>
        </message>
        <message>
            <source>Oscar has nothing at {path}.</source>
            <translation>Oscar 在 {path} 什么也没有。</translation>
        </message>
        <message>
            <source>Oscar refuses: {reason}</source>
            <translation>Oscar 拒绝：{reason}</translation>
        </message>
        <message>
            <source>Oscar answers in a way that this adapter does not know: {reason}</source>
            <translation>Oscar 的回答本适配器看不懂：{reason}</translation>
        </message>
        <message>
            <source>Oscar's answer is longer than {most} MB: have it list {page} at a time (PAGE_SIZE).</source>
            <translation>Oscar 的回答超过 {most} MB：请让它每页只列 {page} 条（PAGE_SIZE）。</translation>
        </message>
        <message>
            <source>Oscar lists all of its {count} orders at once: set DEFAULT_PAGINATION_CLASS and PAGE_SIZE in the shop's settings.</source>
            <translation>Oscar 一次列出了全部 {count} 个订单：请在商店的设置里加上 DEFAULT_PAGINATION_CLASS 和 PAGE_SIZE。</translation>
        </message>
        <message>
            <source>Oscar has no product with the id {id}: check it in the product.</source>
            <translation>Oscar 没有编号为 {id} 的商品：请在商品里核对。</translation>
        </message>
        <message>
            <source>{id} is a variant in Oscar: give the id of its product, {parent}.</source>
            <translation>{id} 在 Oscar 是一个规格：请填写所属商品的编号 {parent}。</translation>
        </message>
        <message>
            <source>{product} has no variant with the partner SKU {sku} in Oscar.</source>
            <translation>{product} 在 Oscar 没有合作方 SKU 为 {sku} 的规格。</translation>
        </message>
        <message>
            <source>No variant of {product} is public in Oscar: make one public there.</source>
            <translation>{product} 在 Oscar 没有公开的规格：请在那里公开至少一个。</translation>
        </message>
        <message>
            <source>{sku} is not public in Oscar: make it public there.</source>
            <translation>{sku} 在 Oscar 未公开：请在那里公开。</translation>
        </message>
        <message>
            <source>Oscar's price of {sku} has more decimals than {currency} has: give it a whole one there.</source>
            <translation>{sku} 在 Oscar 的价格小数位数多于 {currency} 所允许的：请在那里改成整的。</translation>
        </message>
        <message>
            <source>Oscar keeps two decimals: {amount} cannot be written there.</source>
            <translation>Oscar 只保留两位小数：{amount} 无法写入。</translation>
        </message>
        <message>
            <source>{sku} costs {price} in Oscar, not {expected}.</source>
            <translation>{sku} 在 Oscar 的价格是 {price}，不是 {expected}。</translation>
        </message>
        <message>
            <source>{stock} of {sku} can be bought in Oscar, not {expected}.</source>
            <translation>{sku} 在 Oscar 可买 {stock} 件，不是 {expected} 件。</translation>
        </message>
        <message>
            <source>A price in Oscar lies between 0 and {most}.</source>
            <translation>Oscar 的价格在 0 到 {most} 之间。</translation>
        </message>
        <message>
            <source>A stock in Oscar lies between 0 and {most}.</source>
            <translation>Oscar 的库存在 0 到 {most} 之间。</translation>
        </message>
        <message>
            <source>Oscar charges {found} for {sku} with tax, and cannot charge exactly {price}.</source>
            <translation>{sku} 在 Oscar 含税收取 {found}，无法正好收取 {price}。</translation>
        </message>
        <message>
            <source>Oscar does not count the stock of {sku}: switch 'Track stock levels' on for its product type.</source>
            <translation>Oscar 不计算 {sku} 的库存：请在其商品类型里打开“跟踪库存”。</translation>
        </message>
        <message>
            <source>Oscar hides {product} and still sells it to who knows its address: have the shop's strategy refuse what is not public.</source>
            <translation>Oscar 隐藏了 {product}，但知道地址的人仍能买到：请让商店的 strategy 拒绝未公开的商品。</translation>
        </message>
        <message>
            <source>There is no Vendure Admin API at {url}: check the address in the settings.</source>
            <translation>{url} 没有 Vendure 管理接口：请在设置里核对地址。</translation>
        </message>
        <message>
            <source>Vendure at {place} has not answered within {seconds} seconds.</source>
            <translation>Vendure（{place}）{seconds} 秒内没有回应。</translation>
        </message>
        <message>
            <source>Vendure at {place} cannot be reached ({reason}).</source>
            <translation>连不上 Vendure（{place}）：{reason}。</translation>
        </message>
        <message>
            <source>Vendure at {place} is asked too often.</source>
            <translation>对 {place} 上的 Vendure 请求过于频繁。</translation>
        </message>
        <message>
            <source>Vendure at {place} answers with error {code}.</source>
            <translation>Vendure（{place}）返回错误 {code}。</translation>
        </message>
        <message>
            <source>Vendure's answer is empty.</source>
            <translation>Vendure 的回答是空的。</translation>
        </message>
        <message>
            <source>{user} may not do this in Vendure: give it the rights to products, stock and orders.</source>
            <translation>{user} 在 Vendure 没有这个权限：请授予商品、库存和订单权限。</translation>
        </message>
        <message>
            <source>The API key</source>
            <translation>此 API 密钥</translation>
        </message>
        <message>
            <source>Vendure: {message}.</source>
            <translation>Vendure：{message}。</translation>
        </message>
        <message>
            <source>Vendure has no such channel: check the channel token in the settings.</source>
            <translation>Vendure 没有这个渠道：请在设置里核对渠道令牌。</translation>
        </message>
        <message>
            <source>Vendure failed: {reason}</source>
            <translation>Vendure 出错：{reason}</translation>
        </message>
        <message>
            <source>Vendure refuses: {reason}</source>
            <translation>Vendure 拒绝：{reason}</translation>
        </message>
        <message>
            <source>Vendure answers in a way that this adapter does not know: {reason}</source>
            <translation>Vendure 的回答是本适配器不认识的：{reason}</translation>
        </message>
        <message>
            <source>The server does not say what time it is, so its orders cannot be followed.</source>
            <translation>服务器没有告知时间，无法跟进它的订单。</translation>
        </message>
        <message>
            <source>Vendure's price of {sku} has more decimals than {currency} has: give it a whole one there.</source>
            <translation>Vendure 里 {sku} 的价格小数位比 {currency} 多：请在那里改成整的。</translation>
        </message>
        <message>
            <source>Vendure keeps {places} decimals: {amount} cannot be written there.</source>
            <translation>Vendure 只保留 {places} 位小数：{amount} 写不进去。</translation>
        </message>
        <message>
            <source>A buyer's limit in Vendure lies between 0 (any number) and {most}.</source>
            <translation>Vendure 中每位买家的限购数量须在 0（不限）到 {most} 之间。</translation>
        </message>
        <message>
            <source>This Vendure holds no buyer to a limit: put the plugin BuyerLimit into the shop (its page says how).</source>
            <translation>这个 Vendure 商店无法限制每位买家的购买数量：请在商店中安装 BuyerLimit 插件（说明见其文档页）。</translation>
        </message>
        <message>
            <source>{sku} is sold in {found} here, not in {currency}.</source>
            <translation>{sku} 在这里用 {found} 卖，不是 {currency}。</translation>
        </message>
        <message>
            <source>{stock} of {sku} can be bought in Vendure, not {expected}.</source>
            <translation>{sku} 在 Vendure 可买 {stock} 件，不是 {expected} 件。</translation>
        </message>
        <message>
            <source>All variants of {product} are switched off in Vendure: switch one on there.</source>
            <translation>{product} 的所有规格在 Vendure 都已停用：请在那里启用一个。</translation>
        </message>
        <message>
            <source>Vendure has no product with the id {id}: check it in the product.</source>
            <translation>Vendure 没有编号为 {id} 的商品：请在商品里核对。</translation>
        </message>
        <message>
            <source>{product} has no variant with the SKU {sku} in Vendure.</source>
            <translation>{product} 在 Vendure 没有 SKU 为 {sku} 的规格。</translation>
        </message>
        <message>
            <source>With {tax} tax on a whole price Vendure cannot charge exactly {price} for {sku}.</source>
            <translation>整价再加 {tax} 税，Vendure 收不成 {sku} 正好 {price}。</translation>
        </message>
        <message>
            <source>Vendure does not count the stock of {sku}: switch its inventory tracking on.</source>
            <translation>Vendure 不计 {sku} 的库存：请启用它的库存跟踪。</translation>
        </message>
        <message>
            <source>{sku} is switched off in Vendure: switch it on there.</source>
            <translation>{sku} 在 Vendure 已停用：请在那里启用。</translation>
        </message>
        <message>
            <source>{sku} lies at no stock location of this channel in Vendure.</source>
            <translation>{sku} 不在 Vendure 这个渠道的任何仓库里。</translation>
        </message>
        <message>
            <source>Vendure sells {sku} beyond its stock: its out-of-stock threshold allows {units} more.</source>
            <translation>Vendure 会把 {sku} 超卖：缺货阈值还允许多卖 {units} 件。</translation>
        </message>
        <message>
            <source>{path} is another program's file. Move it away; the journal needs its name.</source>
            <translation>{path} 是别的程序的文件。请把它移走，日志要用这个名字。</translation>
        </message>
        <message>
            <source>No record of a journal is of the kind {name}. Ask for kinds that records have.</source>
            <translation>日志中没有 {name} 这类记录。请改为已有的记录类型。</translation>
        </message>
        <message>
            <source>The journal {name} is closed.</source>
            <translation>日志 {name} 已关闭。</translation>
        </message>
        <message>
            <source>{sku} costs {price} in Vendure, not {expected}.</source>
            <translation>{sku} 在 Vendure 卖 {price}，不是 {expected}。</translation>
        </message>
        <message>
            <source>A limit lies between 0 (any number) and {most}.</source>
            <translation>限购在 0（不限）到 {most} 之间。</translation>
        </message>
        <message>
            <source>A strip has at most {n} filters.</source>
            <translation>一条音轨最多有 {n} 个滤镜。</translation>
        </message>
        <message>
            <source>Only media files can be wound. Choose one.</source>
            <translation>只有媒体文件可以跳转播放位置，请选一个。</translation>
        </message>
        <message>
            <source>Only a source that shows several things can go on to the next. Choose one.</source>
            <translation>只有含多个内容的来源才能切到下一个，请选择这样的来源。</translation>
        </message>
        <message>
            <source>The source cannot be read: {why}</source>
            <translation>来源无法读取：{why}</translation>
        </message>
        <message>
            <source>{place} cannot be read: {why}</source>
            <translation>{place} 无法读取：{why}</translation>
        </message>
        <message>
            <source>{n} character</source>
            <translation>{n} 个字符</translation>
        </message>
        <message>
            <source>{n} characters</source>
            <translation>{n} 个字符</translation>
        </message>
        <message>
            <source>{n} message</source>
            <translation>{n} 条消息</translation>
        </message>
        <message>
            <source>{n} messages</source>
            <translation>{n} 条消息</translation>
        </message>
        <message>
            <source>{n} minute</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>{n} minutes</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>{n} order</source>
            <translation>{n} 笔订单</translation>
        </message>
        <message>
            <source>{n} orders</source>
            <translation>{n} 笔订单</translation>
        </message>
        <message>
            <source>{n} order line</source>
            <translation>{n} 条订单明细</translation>
        </message>
        <message>
            <source>{n} order lines</source>
            <translation>{n} 条订单明细</translation>
        </message>
        <message>
            <source>{n} part</source>
            <translation>{n} 项</translation>
        </message>
        <message>
            <source>{n} parts</source>
            <translation>{n} 项</translation>
        </message>
        <message>
            <source>{n} person</source>
            <translation>{n} 人</translation>
        </message>
        <message>
            <source>{n} people</source>
            <translation>{n} 人</translation>
        </message>
        <message>
            <source>{n} product</source>
            <translation>{n} 个商品</translation>
        </message>
        <message>
            <source>{n} products</source>
            <translation>{n} 个商品</translation>
        </message>
        <message>
            <source>{n} reconnect</source>
            <translation>重连 {n} 次</translation>
        </message>
        <message>
            <source>{n} reconnects</source>
            <translation>重连 {n} 次</translation>
        </message>
        <message>
            <source>{n} source</source>
            <translation>{n} 个来源</translation>
        </message>
        <message>
            <source>{n} sources</source>
            <translation>{n} 个来源</translation>
        </message>
        <message>
            <source>{n} unit</source>
            <translation>{n} 件</translation>
        </message>
        <message>
            <source>{n} units</source>
            <translation>{n} 件</translation>
        </message>
        <message>
            <source>{n} viewer</source>
            <translation>{n} 位观众</translation>
        </message>
        <message>
            <source>{n} viewers</source>
            <translation>{n} 位观众</translation>
        </message>
        <message>
            <source>{n} or more order lines</source>
            <translation>{n} 条以上的订单明细</translation>
        </message>
        <message>
            <source>No headings of products are known here. Use those of the template, in one row.</source>
            <translation>没有找到认识的表头。请把模板里的表头放在同一行。</translation>
        </message>
        <message>
            <source>This cannot be shown on a card: {why}. Change it or leave it out.</source>
            <translation>这不能显示在卡片上：{why}。请修改或去掉。</translation>
        </message>
        <message>
            <source>A card cannot have these settings: {why}. Change it or leave it out.</source>
            <translation>卡片不能有这样的设置：{why}。请修改或去掉。</translation>
        </message>
        <message>
            <source>Link number {number} is already that of '{title}'.</source>
            <translation>链接号 {number} 已属于“{title}”。</translation>
        </message>
        <message>
            <source>The title needs a character that can be seen.</source>
            <translation>标题至少要有一个可见字符。</translation>
        </message>
        <message>
            <source>The SKU needs a character that can be seen.</source>
            <translation>SKU 至少要有一个可见字符。</translation>
        </message>
        <message>
            <source>The SKU '{sku}' is already that of '{title}' in this shop.</source>
            <translation>SKU“{sku}”在这个店铺里已属于“{title}”。</translation>
        </message>
        <message>
            <source>The sheet names no currency. Choose it for this import, or say it in a column Currency.</source>
            <translation>表格没有注明币种。请在导入时选择，或在“币种”一列写明。</translation>
        </message>
        <message>
            <source>The sheet has more than {count} rows. Cut it into several.</source>
            <translation>表格超过 {count} 行，请分成几个文件。</translation>
        </message>
        <message>
            <source>There is no column like this here; it was left out.</source>
            <translation>不认识这一列，已跳过。</translation>
        </message>
        <message>
            <source>This column is there twice; the first one counts.</source>
            <translation>这一列出现了两次，以第一列为准。</translation>
        </message>
        <message>
            <source>The example of the template was left out.</source>
            <translation>已跳过模板里的示例行。</translation>
        </message>
        <message>
            <source>This is needed for a new product.</source>
            <translation>新商品必填。</translation>
        </message>
        <message>
            <source>This differs from row {row}, which counts.</source>
            <translation>与第 {row} 行不同，以那一行为准。</translation>
        </message>
        <message>
            <source>Link number {number} is already '{title}' (row {row}).</source>
            <translation>链接号 {number} 已经是“{title}”（第 {row} 行）。</translation>
        </message>
        <message>
            <source>The id '{name}' is already '{title}' (row {row}).</source>
            <translation>内部编号“{name}”已经是“{title}”（第 {row} 行）。</translation>
        </message>
        <message>
            <source>Several rows of one link number are variants: each needs its SKU.</source>
            <translation>同一链接号的多行是不同规格，每行都要有 SKU。</translation>
        </message>
        <message>
            <source>The coupon needs words, for the card.</source>
            <translation>优惠券要有文字，贴片上要显示。</translation>
        </message>
        <message>
            <source>Co-selling needs a partner.</source>
            <translation>联合带货要填合作方。</translation>
        </message>
        <message>
            <source>'{cell}' is not a price.</source>
            <translation>“{cell}”不是价格。</translation>
        </message>
        <message>
            <source>'{cell}' has more decimals than {currency} has.</source>
            <translation>“{cell}”的小数位多于 {currency} 的小数位。</translation>
        </message>
        <message>
            <source>'{cell}' is more than a price can be.</source>
            <translation>“{cell}”超出了价格的上限。</translation>
        </message>
        <message>
            <source>'{cell}' can be read in two ways: write {one} or {other}.</source>
            <translation>“{cell}”有两种读法：请写成 {one} 或 {other}。</translation>
        </message>
        <message>
            <source>'{cell}' can be read in two ways: write {one} if that is meant.</source>
            <translation>“{cell}”有两种读法：如果是 {one}，请这样写。</translation>
        </message>
        <message>
            <source>'{cell}' is not in {currency}.</source>
            <translation>“{cell}”的币种不是 {currency}。</translation>
        </message>
        <message>
            <source>'{cell}' is in another currency than the rest of this product.</source>
            <translation>“{cell}”与该商品其他价格的币种不同。</translation>
        </message>
        <message>
            <source>Which currency is '{cell}'? Say it in a column Currency.</source>
            <translation>“{cell}”是哪种货币？请在“币种”列写明。</translation>
        </message>
        <message>
            <source>'{cell}' is no currency: write three letters, like CNY or USD.</source>
            <translation>“{cell}”不是币种：请写三个字母，如 CNY 或 USD。</translation>
        </message>
        <message>
            <source>'{cell}' is not a whole number.</source>
            <translation>“{cell}”不是整数。</translation>
        </message>
        <message>
            <source>'{cell}' is not a number.</source>
            <translation>“{cell}”不是数字。</translation>
        </message>
        <message>
            <source>'{cell}' is below 0.</source>
            <translation>“{cell}”小于 0。</translation>
        </message>
        <message>
            <source>'{cell}' is not a percentage between 0 and 100.</source>
            <translation>“{cell}”不是 0 到 100 的百分比。</translation>
        </message>
        <message>
            <source>'{cell}' is read as {percent} %. For a fraction, write the percent sign.</source>
            <translation>“{cell}”按 {percent}% 识别；如果是小数比例，请写上百分号。</translation>
        </message>
        <message>
            <source>'{cell}' is neither yes nor no.</source>
            <translation>“{cell}”既不是“是”也不是“否”。</translation>
        </message>
        <message>
            <source>'{cell}' is no web address: those begin with https:// and name a server.</source>
            <translation>“{cell}”不是网址：网址以 https:// 开头并带服务器名。</translation>
        </message>
        <message>
            <source>Another shop has its name, the item ID there and the page, with a | between them.</source>
            <translation>其他店铺的格式：店铺名称 | 商品ID | 商品链接，用 | 隔开。</translation>
        </message>
        <message>
            <source>A claim has its words and its evidence, with one | between them.</source>
            <translation>一条宣称写成“宣称 | 依据”，中间只有一个 |。</translation>
        </message>
        <message>
            <source>The spreadsheet has rounded this number. Format the column as text and enter it again.</source>
            <translation>表格软件丢失了这个数字的末尾几位。请把该列设为文本格式后重新输入。</translation>
        </message>
        <message>
            <source>The formula in this cell gives an error ({cell}).</source>
            <translation>这个单元格的公式出错（{cell}）。</translation>
        </message>
        <message>
            <source>The spreadsheet shows only ### here, for its column is too narrow. Widen it and save again.</source>
            <translation>表格里这一列太窄，只显示了 ###。请加宽后重新保存。</translation>
        </message>
        <message>
            <source>No spreadsheet has calculated this formula yet. Open the file in one, save it there, and read it again.</source>
            <translation>这个公式还没有被计算过。请用表格软件打开文件，保存后再导入。</translation>
        </message>
        <message>
            <source>The spreadsheet has made a date or a time of this cell. Format it as text and enter it again.</source>
            <translation>表格软件把这个单元格变成了日期或时间。请设为文本格式后重新输入。</translation>
        </message>
        <message>
            <source>The format of this cell shows another number than it holds. Write the number out.</source>
            <translation>这个单元格的格式显示的数字与实际存的不同。请把数字完整写出来。</translation>
        </message>
        <message>
            <source>The format of this cell hides its number. Give it the format of a plain number.</source>
            <translation>此单元格的格式隐藏了数字。请改成普通数字格式。</translation>
        </message>
        <message>
            <source>The cell shows {shown} and holds {held}. Write the one that is meant, or show all its digits.</source>
            <translation>此单元格显示 {shown}，实际是 {held}。请写成想要的那个，或显示全部小数位。</translation>
        </message>
        <message>
            <source>This cell is merged with the one beside it. Split it: each column needs its own.</source>
            <translation>此单元格与旁边的单元格合并了。请拆分：每一列都要有自己的内容。</translation>
        </message>
        <message>
            <source>'{cell}' has characters in it that nobody sees: type it anew.</source>
            <translation>“{cell}”里有看不见的字符：请重新输入。</translation>
        </message>
        <message>
            <source>'{cell}' has lost characters on its way here: write it anew.</source>
            <translation>“{cell}”在传递中丢失了字符：请重新填写。</translation>
        </message>
        <message>
            <source>“{name}” is no file. Choose a picture.</source>
            <translation>“{name}”不是文件。请选择一张图片。</translation>
        </message>
        <message>
            <source>the live price {price} is {times} times the planned {planned}</source>
            <translation>直播价 {price} 是计划价 {planned} 的 {times} 倍</translation>
        </message>
        <message>
            <source>the live price {price} is a tenth or less of the planned price {planned}</source>
            <translation>直播价 {price} 不到计划价 {planned} 的一成</translation>
        </message>
        <message>
            <source>A tally has {n} keywords at most. Leave some out.</source>
            <translation>一次统计最多 {n} 个关键词，请减少几个。</translation>
        </message>
        <message>
            <source>{first} and {second} read the same when viewers write them. Choose another keyword.</source>
            <translation>观众扣“{first}”和“{second}”时无法区分，请换一个关键词。</translation>
        </message>
        <message>
            <source>No tally is running. Start one first.</source>
            <translation>没有正在进行的扣字统计，请先开始一个。</translation>
        </message>
        <message>
            <source>There is nothing to send. Enter some words.</source>
            <translation>没有可发送的内容。请输入文字。</translation>
        </message>
        <message>
            <source>{name} takes messages of {bound} characters; this one has {count}. Shorten it.</source>
            <translation>{name} 的消息最多 {bound} 个字符，这条有 {count} 个。请缩短。</translation>
        </message>
        <message>
            <source>This is the show's own message. Choose one of a viewer.</source>
            <translation>这是本场自己的消息。请选择观众的消息。</translation>
        </message>
        <message>
            <source>This message was written in another chat. Choose one of this chat.</source>
            <translation>这条消息来自其他平台的弹幕。请选择本平台弹幕中的消息。</translation>
        </message>
        <message>
            <source>Nothing can be written to {name} from here. Use its own page or program.</source>
            <translation>无法从这里向 {name} 发送消息。请使用它自己的页面或程序。</translation>
        </message>
        <message>
            <source>The chat of {name} cannot be moderated from here. Use its own page or program.</source>
            <translation>无法从这里管理 {name} 的弹幕。请使用它自己的页面或程序。</translation>
        </message>
        <message>
            <source>Block {viewer} in the chat of {chat}? They can neither write there nor come back until they are unblocked.</source>
            <translation>要在{chat}的聊天中拉黑 {viewer} 吗？取消拉黑之前，对方不能发言，也不能再进入。</translation>
        </message>
        <message>
            <source>{viewer} is blocked by {by}. Unblock them first: to mute or unmute them would end the block on some platforms.</source>
            <translation>{viewer} 已被 {by} 拉黑。请先取消拉黑：在某些平台上，禁言或解除禁言会同时解除拉黑。</translation>
        </message>
        <message>
            <source>It was broken off: whether the platform did it is not known. Look there.</source>
            <translation>操作中断：不知道平台是否已执行。请到平台上查看。</translation>
        </message>
        <message>
            <source>{name} has no chat now. See whether it is connected.</source>
            <translation>{name} 目前没有弹幕。请检查它是否已连接。</translation>
        </message>
        <message>
            <source>More is written than can be told apart for 15 minutes: what a platform sends again after {minutes} minutes counts twice.</source>
            <translation>评论过多，无法在 15 分钟内逐条去重：平台在 {minutes} 分钟后重复推送的评论会被计为两条。</translation>
        </message>
        <message>
            <source>{place}: {complaint}.</source>
            <translation>{place}：{complaint}。</translation>
        </message>
        <message>
            <source>{words}.</source>
            <translation>{words}。</translation>
        </message>
        <message>
            <source>Line {line}, {complaint}</source>
            <translation>第 {line} 行，{complaint}</translation>
        </message>
        <message>
            <source>Line {line}, column {column}: {complaint}</source>
            <translation>第 {line} 行第 {column} 列：{complaint}</translation>
        </message>
        <message>
            <source>Must be {wanted}, is {found}.</source>
            <translation>必须是{wanted}，现在是{found}。</translation>
        </message>
        <message>
            <source>{kind} or {other}</source>
            <translation>{kind}或{other}</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>整数</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>text</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>是或否（true/false）</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>列表</translation>
        </message>
        <message>
            <source>an object</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>空值</translation>
        </message>
        <message>
            <source>Must be above {bound}.</source>
            <translation>必须大于 {bound}。</translation>
        </message>
        <message>
            <source>Must be below {bound}.</source>
            <translation>必须小于 {bound}。</translation>
        </message>
        <message>
            <source>'{name}' is not known here.</source>
            <translation>这里没有“{name}”这一项。</translation>
        </message>
        <message>
            <source>{value} is not one of the choices.</source>
            <translation>{value} 不在可选范围内。</translation>
        </message>
        <message>
            <source>Must not be empty.</source>
            <translation>不能为空。</translation>
        </message>
        <message>
            <source>Must have at least {parts}.</source>
            <translation>至少要有 {parts}。</translation>
        </message>
        <message>
            <source>An id has only small letters, digits and hyphens, at most 64.</source>
            <translation>内部编号只能用小写字母、数字和连字符，最多 64 个字符。</translation>
        </message>
        <message>
            <source>A colour is written #rrggbb.</source>
            <translation>颜色请写成 #rrggbb。</translation>
        </message>
        <message>
            <source>Must be text, a number, or true or false.</source>
            <translation>必须是文字、数字或 true/false。</translation>
        </message>
        <message>
            <source>There is no command '{name}'.</source>
            <translation>没有命令“{name}”。</translation>
        </message>
        <message>
            <source>'{name}' is the built-in slate; take another id.</source>
            <translation>“{name}”是内置垫片的编号，请换一个。</translation>
        </message>
        <message>
            <source>{size} is odd; the sides of a canvas are even.</source>
            <translation>{size} 是奇数；画布的边长必须是偶数。</translation>
        </message>
        <message>
            <source>An item shows either a source or a scene.</source>
            <translation>一个元素只能显示一个来源或一个场景。</translation>
        </message>
        <message>
            <source>'{name}' is sound only and cannot be shown.</source>
            <translation>“{name}”只有声音，不能显示。</translation>
        </message>
        <message>
            <source>Cuts the whole picture away.</source>
            <translation>把整个画面都裁掉了。</translation>
        </message>
        <message>
            <source>Shows more than {most} items at once.</source>
            <translation>同时显示的元素超过 {most} 个。</translation>
        </message>
        <message>
            <source>Scene '{name}' would contain itself.</source>
            <translation>场景“{name}”会包含它自己。</translation>
        </message>
        <message>
            <source>Lies far outside every canvas.</source>
            <translation>离所有画布都太远。</translation>
        </message>
        <message>
            <source>Is too small to be seen.</source>
            <translation>太小，看不见。</translation>
        </message>
        <message>
            <source>'{name}' makes {video} and {audio}, which this destination does not take.</source>
            <translation>“{name}”输出 {video} 和 {audio}，此推流目标不接受。</translation>
        </message>
        <message>
            <source>'{name}' makes {video} with B pictures and {audio}, which this destination does not take.</source>
            <translation>“{name}”输出带 B 帧的 {video} 和 {audio}，此推流目标不接受。</translation>
        </message>
        <message>
            <source>Must be a number.</source>
            <translation>必须是数字。</translation>
        </message>
        <message>
            <source>There are more than {most} values.</source>
            <translation>值超过 {most} 个。</translation>
        </message>
        <message>
            <source>Values lie more than {most} deep in each other.</source>
            <translation>值的嵌套超过 {most} 层。</translation>
        </message>
        <message>
            <source>The name of a value is too long, or no text.</source>
            <translation>某个值的名称太长，或者不是文字。</translation>
        </message>
        <message>
            <source>The name of a value holds characters that nobody sees.</source>
            <translation>某个值的名称里有看不见的字符。</translation>
        </message>
        <message>
            <source>A text is longer than {most} characters.</source>
            <translation>有文字超过 {most} 个字符。</translation>
        </message>
        <message>
            <source>A number is not finite.</source>
            <translation>有数字不是有限值。</translation>
        </message>
        <message>
            <source>A number is larger than {most}.</source>
            <translation>有数字大于 {most}。</translation>
        </message>
        <message>
            <source>A value is neither text, number, list nor object.</source>
            <translation>有值既不是文字、数字、列表，也不是对象。</translation>
        </message>
        <message>
            <source>{plugin} is no platform or shop: there is nothing to connect with. Choose another plugin.</source>
            <translation>{plugin} 不是平台也不是店铺，没有可连接的账号。请选择其他插件。</translation>
        </message>
        <message>
            <source>A show has at most {n} connections.</source>
            <translation>一个场次最多有 {n} 个连接。</translation>
        </message>
        <message>
            <source>{name} cannot do this: do it in the shop yourself.</source>
            <translation>{name} 不支持此操作，请在店铺后台自行操作。</translation>
        </message>
        <message>
            <source>Nothing can be written to {name} from here.</source>
            <translation>无法从这里向 {name} 发送消息。</translation>
        </message>
        <message>
            <source>{name} takes messages of {bound} characters; this one has {count}.</source>
            <translation>{name} 的消息最多 {bound} 个字符，这条有 {count} 个。</translation>
        </message>
        <message>
            <source>The chat of {name} is moderated there, not from here.</source>
            <translation>{name} 的弹幕只能在平台上管理，无法从这里管理。</translation>
        </message>
        <message>
            <source>{name} lets no program do this: do it on its own page.</source>
            <translation>{name} 不允许程序这样做：请在其网页上操作。</translation>
        </message>
        <message>
            <source>{name} takes titles of {bound} characters; this one has {count}.</source>
            <translation>{name} 的标题最多 {bound} 个字符；这个有 {count} 个。</translation>
        </message>
        <message>
            <source>{name} needs no login of this kind. Enter its secrets under Show &gt; Connections.</source>
            <translation>{name} 不需要这种登录。请在“场次 &gt; 连接”中填写其密码或令牌。</translation>
        </message>
        <message>
            <source>{name} has not answered within {seconds} seconds.</source>
            <translation>{name} 在 {seconds} 秒内没有应答。</translation>
        </message>
        <message>
            <source>{name} has not answered {count} calls.</source>
            <translation>{name} 有 {count} 个请求没有应答。</translation>
        </message>
        <message>
            <source>The plugin for {name} failed: {error}</source>
            <translation>{name} 的插件出错：{error}</translation>
        </message>
        <message>
            <source>The desk asked {question} wrongly: {error}</source>
            <translation>控制台的请求 {question} 有误：{error}</translation>
        </message>
        <message>
            <source>{name} has said nothing for {seconds} seconds.</source>
            <translation>{name} 已有 {seconds} 秒没有任何消息。</translation>
        </message>
        <message>
            <source>The proxy that {setting} names cannot be used: it speaks SOCKS, or its address is none. Name an http:// proxy there, or take the setting away, and start the studio anew.</source>
            <translation>无法使用 {setting} 所指定的代理：它是 SOCKS 代理，或地址无效。请改为 http:// 代理或移除该设置，然后重新启动软件。</translation>
        </message>
        <message>
            <source>{name} says what cannot be: {why}. See to it there.</source>
            <translation>{name} 给出的数据不可能成立：{why}。请到该平台处理。</translation>
        </message>
        <message>
            <source>What was written in {names} is still seen there: it cannot be hidden from here. Use its own page or program.</source>
            <translation>{names} 中的评论仍对观众可见：无法在此处隐藏。请在该平台自己的页面或程序中操作。</translation>
        </message>
        <message>
            <source>Too much is being asked of platforms at once. Try again in a moment.</source>
            <translation>同时向平台发出的请求过多。请稍后重试。</translation>
        </message>
        <message>
            <source>{name} is not connected now. Try again when it runs.</source>
            <translation>{name} 现在未连接。请在其运行后重试。</translation>
        </message>
        <message>
            <source>{name} does not answer. See there whether it was done.</source>
            <translation>{name} 没有响应。请到该平台查看是否已完成。</translation>
        </message>
        <message>
            <source>{name} refuses.</source>
            <translation>{name} 拒绝了请求。</translation>
        </message>
        <message>
            <source>It ended before it answered. See there whether it was done.</source>
            <translation>它在响应之前已结束。请到该平台查看是否已完成。</translation>
        </message>
        <message>
            <source>The show asks that {names} be told buyers' names. Grant it or not under Show &gt; Connections.</source>
            <translation>该场次要求让 {names} 获知买家姓名。请在“场次 &gt; 连接”中决定是否授权。</translation>
        </message>
        <message>
            <source>{names}: the keyring does not take the login that was just renewed. Unlock the keyring; it is tried again. If the studio ends before, log in anew.</source>
            <translation>{names}：系统密钥环未接受刚刷新的登录信息。请解锁密钥环，系统会自动重试。若在此之前关闭软件，请重新登录。</translation>
        </message>
        <message>
            <source>{name} leads to another account now. Enter its secret anew.</source>
            <translation>{name}现在连接的是另一个账号，请重新输入它的密钥。</translation>
        </message>
        <message>
            <source>There is no encoding '{name}'.</source>
            <translation>没有编码“{name}”。</translation>
        </message>
        <message>
            <source>There is no filter '{name}'.</source>
            <translation>没有滤镜“{name}”。</translation>
        </message>
        <message>
            <source>There is no item '{name}'.</source>
            <translation>没有元素“{name}”。</translation>
        </message>
        <message>
            <source>There is no lane '{name}'.</source>
            <translation>没有叠加层“{name}”。</translation>
        </message>
        <message>
            <source>An id stays as it is.</source>
            <translation>内部编号不能更改。</translation>
        </message>
        <message>
            <source>Name another canvas to copy from.</source>
            <translation>请指定另一个画布作为复制来源。</translation>
        </message>
        <message>
            <source>Name either a scene or a lane.</source>
            <translation>请指定一个场景或一个叠加层。</translation>
        </message>
        <message>
            <source>A strip stays with its source.</source>
            <translation>音轨不能更换来源。</translation>
        </message>
        <message>
            <source>A transition takes 0 to 10,000 ms.</source>
            <translation>转场时长为 0 到 10,000 毫秒。</translation>
        </message>
        <message>
            <source>The journal of edits does not belong to this show.</source>
            <translation>这份编辑记录不属于这个场次。</translation>
        </message>
        <message>
            <source>Two views have the same id.</source>
            <translation>两个画面的编号相同。</translation>
        </message>
        <message>
            <source>{name} was not opened. {why}</source>
            <translation>{name} 没有打开。{why}</translation>
        </message>
        <message>
            <source>{product}: {doubt}. Arm it all the same?</source>
            <translation>{product}：{doubt}。仍要准备开抢吗？</translation>
        </message>
        <message>
            <source>shop '{shop}' sells {skus} with its link too, at prices and in numbers of its own</source>
            <translation>店铺“{shop}”的同一链接还会按自己的价格和数量卖出 {skus}</translation>
        </message>
        <message>
            <source>{reason}; {other}</source>
            <translation>{reason}；{other}</translation>
        </message>
        <message>
            <source>The CA file {file} is no file. Choose a PEM file of certificates.</source>
            <translation>CA 文件 {file} 不是文件，请选择 PEM 格式的证书文件。</translation>
        </message>
        <message>
            <source>{place} does not speak TLS. If the platform gives an {plain} address, use that.</source>
            <translation>{place} 不支持 TLS。如果平台提供的是 {plain} 地址，请改用该地址。</translation>
        </message>
        <message>
            <source>{place} does not answer.</source>
            <translation>{place} 没有应答。</translation>
        </message>
        <message>
            <source>{place} does not answer. If the platform gives an {plain} address, use that.</source>
            <translation>{place} 没有应答。如果平台提供的是 {plain} 地址，请改用该地址。</translation>
        </message>
        <message>
            <source>It says: "{words}".</source>
            <translation>服务器说：“{words}”。</translation>
        </message>
        <message>
            <source>The server's certificate is not for {host}: it may be somebody else's server</source>
            <translation>服务器证书不是 {host} 的：可能是别人的服务器</translation>
        </message>
        <message>
            <source>The server's certificate has expired</source>
            <translation>服务器证书已过期</translation>
        </message>
        <message>
            <source>The server's certificate is not valid yet: check this computer's date</source>
            <translation>服务器证书尚未生效：请检查本机日期</translation>
        </message>
        <message>
            <source>The server's certificate is from nobody this computer trusts</source>
            <translation>服务器证书的签发者不受本机信任</translation>
        </message>
        <message>
            <source>The plugin in {folder} cannot be used: {file}: {why}.</source>
            <translation>{folder} 中的插件无法使用：{file}：{why}。</translation>
        </message>
        <message>
            <source>{name} is written for plugin interface {wanted}; this studio has {here}.</source>
            <translation>{name} 是为插件接口 {wanted} 编写的，本软件的接口是 {here}。</translation>
        </message>
        <message>
            <source>{name}: the entry {entry} is not a module of {folder}.</source>
            <translation>{name}：入口 {entry} 不是 {folder} 中的模块。</translation>
        </message>
        <message>
            <source>{name} has no crowd.</source>
            <translation>{name} 没有模拟观众。</translation>
        </message>
        <message>
            <source>{path} cannot be written: {why}.</source>
            <translation>无法写入 {path}：{why}。</translation>
        </message>
        <message>
            <source>There is no setting '{name}'.</source>
            <translation>没有名为“{name}”的设置。</translation>
        </message>
        <message>
            <source>{label}: {trouble}.</source>
            <translation>{label}：{trouble}。</translation>
        </message>
        <message>
            <source>it is either on or off</source>
            <translation>只能是开或关</translation>
        </message>
        <message>
            <source>it is one of {choices}</source>
            <translation>只能是以下之一：{choices}</translation>
        </message>
        <message>
            <source>a colour is written #rrggbb</source>
            <translation>颜色写作 #rrggbb</translation>
        </message>
        <message>
            <source>it is a text</source>
            <translation>应为文字</translation>
        </message>
        <message>
            <source>it is longer than {most} characters</source>
            <translation>超过 {most} 个字符</translation>
        </message>
        <message>
            <source>it is a number</source>
            <translation>应为数字</translation>
        </message>
        <message>
            <source>it is at least {bound}</source>
            <translation>不能小于 {bound}</translation>
        </message>
        <message>
            <source>it is at most {bound}</source>
            <translation>不能大于 {bound}</translation>
        </message>
        <message>
            <source>Card {name}: {trouble}</source>
            <translation>贴片 {name}：{trouble}</translation>
        </message>
        <message>
            <source>{trouble}. {other}</source>
            <translation>{trouble}；{other}</translation>
        </message>
        <message>
            <source>{trouble}; given up after {n} failures until it is played anew</source>
            <translation>{trouble}；失败 {n} 次后已停止，重新播放后再试</translation>
        </message>
        <message>
            <source>{who}: {words}</source>
            <translation>{who}：{words}</translation>
        </message>
        <message>
            <source>Product {n}: {words}</source>
            <translation>第 {n} 个商品：{words}</translation>
        </message>
        <message>
            <source>Its port must be a number.</source>
            <translation>端口必须是数字。</translation>
        </message>
        <message>
            <source>{place} sends the stream on to a server without protection (no TLS).</source>
            <translation>{place} 把流转到一台没有加密保护（无 TLS）的服务器。</translation>
        </message>
        <message>
            <source>This cell is merged over several rows. Split it: each variant needs its own.</source>
            <translation>这个单元格合并了多行。请拆分：每个规格都要单独填写。</translation>
        </message>
        <message>
            <source>This column is hidden in the sheet. It was read all the same.</source>
            <translation>这一列在表格中是隐藏的，但仍然读取了。</translation>
        </message>
        <message>
            <source>This column has no heading; it was left out.</source>
            <translation>这一列没有表头，已忽略。</translation>
        </message>
        <message>
            <source>This row has more cells than there are headings: they were left out. Is there a comma in a text?</source>
            <translation>这一行的单元格比表头多，多出的已忽略。是否有文字里带了逗号？</translation>
        </message>
        <message>
            <source>This row is hidden in the sheet and was left out. Show it there to import it.</source>
            <translation>这一行在表格中是隐藏的，已忽略。如需导入，请先在表格中显示它。</translation>
        </message>
        <message>
            <source>Rows {first} to {last} are hidden in the sheet and were left out. Show them there to import them.</source>
            <translation>第 {first} 至 {last} 行在表格中是隐藏的，已忽略。如需导入，请先在表格中显示它们。</translation>
        </message>
        <message>
            <source>'{cell}' may have lost its last digits in a spreadsheet: compare it.</source>
            <translation>“{cell}”的末尾几位可能在表格软件中丢失了，请核对。</translation>
        </message>
        <message>
            <source>'{cell}' looks like a date that a spreadsheet has made: compare it.</source>
            <translation>“{cell}”像是被表格软件变成了日期，请核对。</translation>
        </message>
        <message>
            <source>'{cell}' may have lost noughts at its front in a spreadsheet: compare it.</source>
            <translation>“{cell}”开头的 0 可能在表格软件中丢失了，请核对。</translation>
        </message>
        <message>
            <source>'{cell}' is not there, but '{sku}' is: a spreadsheet has taken the noughts away. Correct it.</source>
            <translation>没有“{cell}”，但有“{sku}”：表格软件去掉了开头的 0，请改正。</translation>
        </message>
        <message>
            <source>There is no shop '{shop}' here: nothing of it can be launched.</source>
            <translation>这里没有店铺“{shop}”，其商品无法开售。</translation>
        </message>
        <message>
            <source>The sheet '{other}' was left out: only '{name}' was read.</source>
            <translation>工作表“{other}”已忽略：只读取了“{name}”。</translation>
        </message>
        <message>
            <source>The rows from here on were left out: more than {count} empty ones stand before row {row}.</source>
            <translation>从这里往后的行已忽略：第 {row} 行之前有超过 {count} 个空行。</translation>
        </message>
        <message>
            <source>The columns behind number {count} were left out.</source>
            <translation>第 {count} 列之后的列已忽略。</translation>
        </message>
        <message>
            <source>The file is not in UTF-8. It was read as {name}: is '{cell}' right? Else save it in UTF-8.</source>
            <translation>文件不是 UTF-8 编码，按 {name} 读取：“{cell}”对吗？如不对，请另存为 UTF-8。</translation>
        </message>
        <message>
            <source>Link number {number} is also '{title}' (row {row}).</source>
            <translation>链接号 {number} 也用于“{title}”（第 {row} 行）。</translation>
        </message>
        <message>
            <source>The id '{name}' is also '{title}' (row {row}).</source>
            <translation>内部编号“{name}”也用于“{title}”（第 {row} 行）。</translation>
        </message>
        <message>
            <source>“{name}” is neither a CSV nor an XLSX file, or in an unknown encoding. Save it as XLSX, or as CSV in UTF-8.</source>
            <translation>“{name}”不是 CSV 或 XLSX 文件，或编码无法识别。请另存为 XLSX，或 UTF-8 编码的 CSV。</translation>
        </message>
        <message>
            <source>The file has more merged cells than a list of products can have.</source>
            <translation>文件中的合并单元格太多，不像是商品表。</translation>
        </message>
        <message>
            <source>This cell is struck through. Take the line away if it counts, or empty the cell.</source>
            <translation>此单元格带有删除线。若内容有效，请去掉删除线；否则请清空单元格。</translation>
        </message>
        <message>
            <source>Part of '{cell}' is struck through or raised: write what counts alone.</source>
            <translation>“{cell}”的一部分带有删除线或为上下标：请只保留有效内容。</translation>
        </message>
        <message>
            <source>Part of this cell is struck through or raised: '{cell}' was read.</source>
            <translation>此单元格的一部分带有删除线或为上下标：已读作“{cell}”。</translation>
        </message>
        <message>
            <source>This cell holds {count} lines that look like rows: take away the quotation mark that it begins with.</source>
            <translation>此单元格包含 {count} 行像是表格行的内容：请删除其开头的引号。</translation>
        </message>
        <message>
            <source>The live price is 0: compare it.</source>
            <translation>直播价为 0：请核对。</translation>
        </message>
        <message>
            <source>“{name}” is damaged: cell {place} is there twice, or in a wrong place. Open it in a spreadsheet and save it anew.</source>
            <translation>“{name}”已损坏：单元格 {place} 重复或位置有误。请用表格软件打开并重新保存。</translation>
        </message>
        <message>
            <source>“{name}” is damaged: row {number} is there twice, or in a wrong place. Open it in a spreadsheet and save it anew.</source>
            <translation>“{name}”已损坏：第 {number} 行重复或位置有误。请用表格软件打开并重新保存。</translation>
        </message>
        <message>
            <source>The file has more texts in several fonts than a list of products can have.</source>
            <translation>文件中含多种字体的文本超过商品表可有的数量。</translation>
        </message>
        <message>
            <source>The file has more formulas than a list of products can have.</source>
            <translation>文件中的公式太多，不像是商品表。</translation>
        </message>
        <message>
            <source>There is no picture {path}.</source>
            <translation>没有图片 {path}。</translation>
        </message>
        <message>
            <source>“{name}” is a folder.</source>
            <translation>“{name}”是文件夹。</translation>
        </message>
        <message>
            <source>“{name}” is larger than {size} MB: that is no list of products.</source>
            <translation>“{name}”超过 {size} MB，不是商品表。</translation>
        </message>
        <message>
            <source>“{name}” is an old Excel file, or has a password. Save it as XLSX or CSV without one.</source>
            <translation>“{name}”是旧版 Excel 文件或设有密码。请另存为不带密码的 XLSX 或 CSV。</translation>
        </message>
        <message>
            <source>“{name}” is damaged or is no table: {why}.</source>
            <translation>“{name}”已损坏或不是表格：{why}。</translation>
        </message>
        <message>
            <source>“{name}” is damaged, or is no XLSX file.</source>
            <translation>“{name}”已损坏，或不是 XLSX 文件。</translation>
        </message>
        <message>
            <source>“{name}” unpacks to more than a list of products can be.</source>
            <translation>“{name}”解压后过大，不是商品表。</translation>
        </message>
        <message>
            <source>“{name}” holds too much text for one import. Cut it into several.</source>
            <translation>“{name}”文字太多，无法一次导入，请分成几个文件。</translation>
        </message>
        <message>
            <source>“{name}” must end in .xlsx or .csv.</source>
            <translation>“{name}”必须以 .xlsx 或 .csv 结尾。</translation>
        </message>
        <message>
            <source>A text is too long for a spreadsheet ({count} characters). Save it as CSV.</source>
            <translation>有一段文字对表格来说太长（{count} 个字符），请存为 CSV。</translation>
        </message>
        <message>
            <source>An address is one line without tabs: copy it once more.</source>
            <translation>地址只能是一行，且没有制表符：请重新复制。</translation>
        </message>
        <message>
            <source>An address begins with rtsp://, rtmp://, http://, https:// or udp://.</source>
            <translation>地址以 rtsp://、rtmp://、http://、https:// 或 udp:// 开头。</translation>
        </message>
        <message>
            <source>The user name or password has a /, a ? or a #: write %2F, %3F or %23 for it.</source>
            <translation>用户名或密码里有 /、? 或 #：请写成 %2F、%3F 或 %23。</translation>
        </message>
        <message>
            <source>If the password has a /, a ? or a #, write %2F, %3F or %23 for it.</source>
            <translation>密码里如有 /、? 或 #，请写成 %2F、%3F 或 %23。</translation>
        </message>
        <message>
            <source>the system refuses its name</source>
            <translation>系统不接受这个文件名</translation>
        </message>
        <message>
            <source>the system gives no thread for it</source>
            <translation>系统无法为它提供线程</translation>
        </message>
        <message>
            <source>there is too little memory</source>
            <translation>内存不足</translation>
        </message>
        <message>
            <source>The address to which the server sends cannot be read.</source>
            <translation>服务器指向的地址无法读取。</translation>
        </message>
        <message>
            <source>The address names no server that there can be. Check the address.</source>
            <translation>这个地址里的服务器名称不可能存在，请核对地址。</translation>
        </message>
        <message>
            <source>The rehearsal platform takes one stream; choose another encoding for the one there is.</source>
            <translation>彩排平台只接收一路流，请为已有的那一路另选编码。</translation>
        </message>
        <message>
            <source>Enter server, channel and nickname of this IRC connection.</source>
            <translation>请填写此 IRC 连接的服务器、频道和昵称。</translation>
        </message>
        <message>
            <source>'{server}' is no name of a server. Write it as in irc.example.org.</source>
            <translation>“{server}”不是有效的服务器名。请按 irc.example.org 的格式填写。</translation>
        </message>
        <message>
            <source>'{channel}' is no name of an IRC channel. Write it as in #market.</source>
            <translation>“{channel}”不是有效的 IRC 频道名。请按 #market 的格式填写。</translation>
        </message>
        <message>
            <source>'{nick}' is no IRC nickname. Write a short one without spaces.</source>
            <translation>“{nick}”不是有效的 IRC 昵称。请填写不含空格的短昵称。</translation>
        </message>
        <message>
            <source>The key of the channel has a space, a comma or too many letters. Enter it again.</source>
            <translation>频道密钥含有空格或逗号，或者太长。请重新填写。</translation>
        </message>
        <message>
            <source>Passwords are not sent to {server} for all to read. Turn encryption on.</source>
            <translation>不会以明文向 {server} 发送密码。请开启加密。</translation>
        </message>
        <message>
            <source>Account or password are too long, or of several lines. Enter them again.</source>
            <translation>账号或密码太长，或含有换行。请重新填写。</translation>
        </message>
        <message>
            <source>The file {file} has no certificates that can be read. Choose another one.</source>
            <translation>文件 {file} 中没有可读取的证书。请另选一个。</translation>
        </message>
        <message>
            <source>The certificate of {place} cannot be trusted: {reason}. Check the server's name, or choose the file with the certificates to trust.</source>
            <translation>{place} 的证书不可信：{reason}。请检查服务器名，或选择包含受信任证书的文件。</translation>
        </message>
        <message>
            <source>{place} hung up before it was encrypted. It is tried again.</source>
            <translation>{place} 在加密建立之前断开了连接。正在重试。</translation>
        </message>
        <message>
            <source>{place} does not speak TLS. The port for TLS is mostly 6697; else turn encryption off.</source>
            <translation>{place} 不支持 TLS。TLS 端口通常是 6697；否则请关闭加密。</translation>
        </message>
        <message>
            <source>{place} does not answer. Check server, port and network.</source>
            <translation>{place} 没有响应。请检查服务器、端口和网络。</translation>
        </message>
        <message>
            <source>Nobody answers at {place}. Check server, port and network.</source>
            <translation>无法连接 {place}。请检查服务器、端口和网络。</translation>
        </message>
        <message>
            <source>{place} has closed the connection. It is tried again.</source>
            <translation>{place} 关闭了连接。正在重试。</translation>
        </message>
        <message>
            <source>{place} does not answer any more. It is tried again.</source>
            <translation>{place} 不再响应。正在重试。</translation>
        </message>
        <message>
            <source>The connection to {place} broke off. It is tried again.</source>
            <translation>与 {place} 的连接中断。正在重试。</translation>
        </message>
        <message>
            <source>{place} does not take what it is sent.</source>
            <translation>{place} 不接收发送的内容。</translation>
        </message>
        <message>
            <source>{place} is not connected yet. Try again in a moment.</source>
            <translation>{place} 尚未连接。请稍后再试。</translation>
        </message>
        <message>
            <source>{place} does not let the studio in within {seconds} seconds. Check port and encryption.</source>
            <translation>{place} 在 {seconds} 秒内没有让本软件登录。请检查端口和加密设置。</translation>
        </message>
        <message>
            <source>{server} ends the connection. It is tried again.</source>
            <translation>{server} 结束了连接。正在重试。</translation>
        </message>
        <message>
            <source>It says: "{words}"</source>
            <translation>服务器提示：“{words}”</translation>
        </message>
        <message>
            <source>{server} does not take the nickname {nick}. Choose another one.</source>
            <translation>{server} 不接受昵称 {nick}。请换一个。</translation>
        </message>
        <message>
            <source>{server} has no nickname like {nick} free. Choose another one.</source>
            <translation>{server} 上与 {nick} 相近的昵称都已被占用。请换一个。</translation>
        </message>
        <message>
            <source>{server} wants a password, or another one. Enter the server's password.</source>
            <translation>{server} 需要密码，或密码不对。请填写服务器密码。</translation>
        </message>
        <message>
            <source>{server} has banned this computer. Ask its operators.</source>
            <translation>{server} 已封禁本机。请联系其管理员。</translation>
        </message>
        <message>
            <source>The account {account} is locked at {server}. Ask its operators.</source>
            <translation>账号 {account} 在 {server} 上已被锁定。请联系其管理员。</translation>
        </message>
        <message>
            <source>{server} does not know this account and password. Enter the password of {account} again.</source>
            <translation>{server} 不认可此账号和密码。请重新填写 {account} 的密码。</translation>
        </message>
        <message>
            <source>The password of {account} is too long for {server}.</source>
            <translation>{account} 的密码对 {server} 来说太长。</translation>
        </message>
        <message>
            <source>{server} has no channel {channel}. Check its name.</source>
            <translation>{server} 上没有频道 {channel}。请检查频道名。</translation>
        </message>
        <message>
            <source>{nick} is in too many channels at {server}. Leave one of them.</source>
            <translation>{nick} 在 {server} 上加入的频道太多。请退出其中一个。</translation>
        </message>
        <message>
            <source>{channel} cannot be entered just now: {server} is split. It is tried again.</source>
            <translation>暂时无法进入 {channel}：{server} 的网络已分裂。正在重试。</translation>
        </message>
        <message>
            <source>{server} leads from {channel} to another channel. Enter the name of that one.</source>
            <translation>{server} 把 {channel} 转到了另一个频道。请填写那个频道的名称。</translation>
        </message>
        <message>
            <source>{channel} is full. Ask its operators for room.</source>
            <translation>{channel} 已满员。请联系其管理员腾出位置。</translation>
        </message>
        <message>
            <source>{channel} is for invited people only. Ask its operators for an invitation of {nick}.</source>
            <translation>{channel} 仅限受邀者进入。请让其管理员邀请 {nick}。</translation>
        </message>
        <message>
            <source>{nick} is banned from {channel}. Ask its operators.</source>
            <translation>{nick} 已被 {channel} 封禁。请联系其管理员。</translation>
        </message>
        <message>
            <source>{channel} needs a key, or another one. Enter the key of the channel.</source>
            <translation>{channel} 需要密钥，或密钥不对。请填写频道密钥。</translation>
        </message>
        <message>
            <source>'{channel}' is no name of a channel at {server}. Check it.</source>
            <translation>“{channel}”不是 {server} 上有效的频道名。请检查。</translation>
        </message>
        <message>
            <source>{channel} is for registered nicknames only. Enter account and password.</source>
            <translation>{channel} 仅限已注册的昵称进入。请填写账号和密码。</translation>
        </message>
        <message>
            <source>{channel} takes encrypted connections only. Turn TLS on.</source>
            <translation>{channel} 只接受加密连接。请开启 TLS。</translation>
        </message>
        <message>
            <source>{nick} was kicked out of {channel} by {by}. Ask its operators.</source>
            <translation>{nick} 被 {by} 踢出了 {channel}。请联系其管理员。</translation>
        </message>
        <message>
            <source>{nick} was made to leave {channel}. Ask its operators.</source>
            <translation>{nick} 被要求离开 {channel}。请联系其管理员。</translation>
        </message>
        <message>
            <source>That message is too long ago to be answered. Choose a newer one.</source>
            <translation>那条消息太久了，无法回复。请选择较新的消息。</translation>
        </message>
        <message>
            <source>The IRC server has not said that it took the message. Look into the channel before you send it again.</source>
            <translation>IRC 服务器没有确认收到这条消息。请先查看频道，再决定是否重发。</translation>
        </message>
        <message>
            <source>IRC servers cut off who writes much at once. Wait a few seconds.</source>
            <translation>IRC 服务器会断开短时间内发言过多的人。请等几秒钟。</translation>
        </message>
        <message>
            <source>The channel has gone.</source>
            <translation>频道已不存在。</translation>
        </message>
        <message>
            <source>The channel does not let this nickname write: ask its operators for voice (+v).</source>
            <translation>频道不允许此昵称发言：请向其管理员申请发言权（+v）。</translation>
        </message>
        <message>
            <source>The server took no text.</source>
            <translation>服务器没有收到文字。</translation>
        </message>
        <message>
            <source>The server does not take messages for this channel.</source>
            <translation>服务器不接受发往此频道的消息。</translation>
        </message>
        <message>
            <source>The message is too long for the server.</source>
            <translation>消息对服务器来说太长。</translation>
        </message>
        <message>
            <source>The studio is not in the channel.</source>
            <translation>本软件不在频道里。</translation>
        </message>
        <message>
            <source>The studio is no operator of {channel}, so that nobody can be blocked from here. Ask its operators for +o.</source>
            <translation>导播台不是 {channel} 的管理员，不能从这里拉黑。请向频道管理员申请 +o。</translation>
        </message>
        <message>
            <source>The viewer wrote too long ago to be named. Block them with an IRC program.</source>
            <translation>该观众发言已久，无法指明。请用 IRC 程序拉黑。</translation>
        </message>
        <message>
            <source>Only a ban that was set from here in this session is lifted from here. Lift it with an IRC program (MODE -b).</source>
            <translation>这里只能解除本次运行中从这里设置的封禁。请用 IRC 程序解除（MODE -b）。</translation>
        </message>
        <message>
            <source>A ban of this viewer's nickname would keep others out as well. Ban their address with an IRC program (MODE +b).</source>
            <translation>封禁该观众的昵称会误伤其他人。请用 IRC 程序封禁其地址（MODE +b）。</translation>
        </message>
        <message>
            <source>The channel's list of bans is full. Take some away with an IRC program (MODE -b).</source>
            <translation>频道的封禁列表已满。请用 IRC 程序移除一部分（MODE -b）。</translation>
        </message>
        <message>
            <source>The server does not let the studio ban here. Ask the channel's operators for +o.</source>
            <translation>服务器不允许导播台在此封禁。请向频道管理员申请 +o。</translation>
        </message>
        <message>
            <source>The server does not let the studio put this viewer out, who may be an operator.</source>
            <translation>服务器不允许导播台移出该观众，对方可能是管理员。</translation>
        </message>
        <message>
            <source>The IRC server has not said whether it did it. Look into the channel before you try again.</source>
            <translation>IRC 服务器没有说明是否已执行。请先查看频道，再重试。</translation>
        </message>
        <message>
            <source>IRC cannot take a message back.</source>
            <translation>IRC 不能撤回消息。</translation>
        </message>
        <message>
            <source>IRC has no time-outs. Block the viewer, and unblock them later.</source>
            <translation>IRC 没有限时禁言。请拉黑该观众，稍后再取消拉黑。</translation>
        </message>
        <message>
            <source>IRC cannot slow a channel down from here.</source>
            <translation>不能从这里给 IRC 频道开启慢速模式。</translation>
        </message>
        <message>
            <source>IRC cannot pin a message.</source>
            <translation>IRC 不能置顶消息。</translation>
        </message>
        <message>
            <source>A crowd goes to a rehearsal page on this computer, as in http://127.0.0.1:8080/. Choose one that is here.</source>
            <translation>模拟观众只能进入本机上的彩排页面，例如 http://127.0.0.1:8080/。请选择本机上的页面。</translation>
        </message>
        <message>
            <source>A price in Vendure lies between 0 and {most}, in its smallest unit.</source>
            <translation>Vendure 中的价格应在 0 到 {most} 之间（按最小货币单位）。</translation>
        </message>
        <message>
            <source>A stock in Vendure lies between 0 and {most}, in its smallest unit.</source>
            <translation>Vendure 中的库存应在 0 到 {most} 之间（按最小单位）。</translation>
        </message>
        <message>
            <source>The show does not use a plugin '{name}'.</source>
            <translation>场次没有使用插件“{name}”。</translation>
        </message>
        <message>
            <source>The show has no card for comments. Add a comment highlight to it first.</source>
            <translation>场次里没有评论贴片，请先添加精选评论贴片。</translation>
        </message>
        <message>
            <source>{product} is not being explained. Explain it first.</source>
            <translation>{product} 没有在讲解，请先讲解。</translation>
        </message>
        <message>
            <source>Prepare it, then arm it.</source>
            <translation>请先核对，再准备开抢。</translation>
        </message>
        <message>
            <source>Shop '{shop}' has not confirmed {product} within 5 s. {why}</source>
            <translation>店铺“{shop}”5 秒内没有确认 {product}。{why}</translation>
        </message>
        <message>
            <source>This launch did not succeed. Repair it, or abort and arm it again.</source>
            <translation>这次开抢没有成功。请修复，或中止后重新准备开抢。</translation>
        </message>
        <message>
            <source>Shop '{shop}' does not say how many of {product} there are. Give a quantity.</source>
            <translation>店铺“{shop}”没有给出 {product} 的库存，请填写数量。</translation>
        </message>
        <message>
            <source>The last launch failed. Repair or abort it first.</source>
            <translation>上次开抢失败，请先修复或中止。</translation>
        </message>
        <message>
            <source>the live price {price} is {times} times what it was, {before}</source>
            <translation>直播价 {price} 是原来 {before} 的 {times} 倍</translation>
        </message>
        <message>
            <source>the list price {price} is {times} times what it was, {before}</source>
            <translation>原价 {price} 是原来 {before} 的 {times} 倍</translation>
        </message>
        <message>
            <source>The shop is still being put back as it was; tried again now. Then press Repair once more.</source>
            <translation>店铺还在恢复原样，正在重试；随后请再按一次修复。</translation>
        </message>
        <message>
            <source>Not open: {said}. It is put back as it was. Press Repair to try again, or by hand: {todo}</source>
            <translation>没有开售：{said}。正在恢复原样。按修复重试，或手动操作：{todo}</translation>
        </message>
        <message>
            <source>The shop sells {product} in {found} now, not {currency}.</source>
            <translation>店铺的 {product} 现在以 {found} 计价，不是 {currency}。</translation>
        </message>
        <message>
            <source>The shop does not have {sku} of {product} any more.</source>
            <translation>店铺已没有 {product} 的 {sku}。</translation>
        </message>
        <message>
            <source>The shop asks {price} for {product} now; it was {old} when armed. Arm it again.</source>
            <translation>店铺里 {product} 现在卖 {price}，准备开抢时是 {old}。请重新准备开抢。</translation>
        </message>
        <message>
            <source>Shop '{shop}' did not answer in time. {why}</source>
            <translation>店铺“{shop}”没有及时应答。{why}</translation>
        </message>
        <message>
            <source>See to it, then start again.</source>
            <translation>请检查后重新开始。</translation>
        </message>
        <message>
            <source>Shop '{shop}' has not answered for 5 s. See to it, then start again.</source>
            <translation>店铺“{shop}”已 5 秒没有应答，请检查后重新开始。</translation>
        </message>
        <message>
            <source>The studio was away at zero. Start again.</source>
            <translation>倒计时归零时控制台不在线，请重新开始。</translation>
        </message>
        <message>
            <source>Shop '{shop}' does not confirm the price of {product}: the card is hidden. {why}</source>
            <translation>店铺“{shop}”没有确认 {product} 的价格，贴片已隐藏。{why}</translation>
        </message>
        <message>
            <source>It does not run.</source>
            <translation>它没有运行。</translation>
        </message>
        <message>
            <source>Shop '{shop}' asks {price} for {product}, not {meant}: the card says what the shop asks.</source>
            <translation>店铺“{shop}”里 {product} 卖 {price}，不是 {meant}；贴片按店铺价格显示。</translation>
        </message>
        <message>
            <source>Shop '{shop}' asks {price} for {product}, not {meant}: the card is hidden.</source>
            <translation>店铺“{shop}”里 {product} 卖 {price}，不是 {meant}；贴片已隐藏。</translation>
        </message>
        <message>
            <source>Shop '{shop}' does not have {sku} of {product}: the card is hidden.</source>
            <translation>店铺“{shop}”没有 {product} 的 {sku}，贴片已隐藏。</translation>
        </message>
        <message>
            <source>The shop sells it in {found}, the queue says {currency}.</source>
            <translation>店铺以 {found} 计价，排品写的是 {currency}。</translation>
        </message>
        <message>
            <source>{product} is on air. End it first.</source>
            <translation>{product} 正在讲解，请先结束。</translation>
        </message>
        <message>
            <source>The shop does not have {sku}.</source>
            <translation>店铺没有 {sku}。</translation>
        </message>
        <message>
            <source>The shop asks {price} for {sku}, the queue says {said}.</source>
            <translation>店铺里 {sku} 卖 {price}，排品写的是 {said}。</translation>
        </message>
        <message>
            <source>In shop '{shop}', set the price of {product} to {price}.</source>
            <translation>在店铺“{shop}”把 {product} 的价格改为 {price}。</translation>
        </message>
        <message>
            <source>In shop '{shop}', open the link of {product} for buyers.</source>
            <translation>在店铺“{shop}”上架 {product} 的链接。</translation>
        </message>
        <message>
            <source>In shop '{shop}', close the link of {product} for buyers.</source>
            <translation>在店铺“{shop}”下架 {product} 的链接。</translation>
        </message>
        <message>
            <source>In shop '{shop}', pin {product}.</source>
            <translation>在店铺“{shop}”置顶 {product}。</translation>
        </message>
        <message>
            <source>See in shop '{shop}' whether {product} is as it should be.</source>
            <translation>在店铺“{shop}”查看 {product} 是否正确。</translation>
        </message>
        <message>
            <source>Choose a .cube file for the LUT, or remove the filter.</source>
            <translation>请为 LUT 选择一个 .cube 文件，或移除该滤镜。</translation>
        </message>
        <message>
            <source>{file} is not there.</source>
            <translation>找不到 {file}。</translation>
        </message>
        <message>
            <source>{file} is a folder, a device or the like, and no .cube file.</source>
            <translation>{file} 是文件夹、设备之类，不是 .cube 文件。</translation>
        </message>
        <message>
            <source>{file} cannot be read: {why}.</source>
            <translation>无法读取 {file}：{why}。</translation>
        </message>
        <message>
            <source>{file} is larger than 32 MB: it is no .cube file.</source>
            <translation>{file} 超过 32 MB，不是 .cube 文件。</translation>
        </message>
        <message>
            <source>{file} is no .cube file: it has neither LUT_3D_SIZE nor LUT_1D_SIZE.</source>
            <translation>{file} 不是 .cube 文件：既没有 LUT_3D_SIZE，也没有 LUT_1D_SIZE。</translation>
        </message>
        <message>
            <source>{file}, line {line}: '{text}' is not three numbers.</source>
            <translation>{file} 第 {line} 行：“{text}”不是三个数。</translation>
        </message>
        <message>
            <source>{file}, line {line}: '{text}' is no colour.</source>
            <translation>{file} 第 {line} 行：“{text}”不是颜色。</translation>
        </message>
        <message>
            <source>{file}, line {line}: the size '{text}' is not from 2 to {most}.</source>
            <translation>{file} 第 {line} 行：尺寸“{text}”不在 2 到 {most} 之间。</translation>
        </message>
        <message>
            <source>{file}, line {line}: '{text}' is no range that rises.</source>
            <translation>{file} 第 {line} 行：“{text}”不是递增的范围。</translation>
        </message>
        <message>
            <source>{file} has {found} colours, and its sizes ask for {wanted}.</source>
            <translation>{file} 有 {found} 个颜色，而按其尺寸应有 {wanted} 个。</translation>
        </message>
        <message>
            <source>{file} is made for limited range ({text}), which is not supported. Export it for full range.</source>
            <translation>{file} 是为有限范围制作的（{text}），不受支持。请以全范围导出。</translation>
        </message>
        <message>
            <source>The playlist is empty. Add files, or choose a folder that has some.</source>
            <translation>播放列表是空的。请添加文件，或选择有文件的文件夹。</translation>
        </message>
        <message>
            <source>The server gives no sign of life. If it does not recover, the studio connects again.</source>
            <translation>服务器没有任何响应；如果一直不恢复，将自动重新连接。</translation>
        </message>
        <message>
            <source>{place} refuses the token. Copy it from the platform again.</source>
            <translation>{place} 拒绝了令牌，请从平台重新复制。</translation>
        </message>
        <message>
            <source>Bearer token</source>
            <translation>Bearer 令牌</translation>
        </message>
        <message>
            <source>An address for WHIP has no user name or password: enter the bearer token in its own field.</source>
            <translation>WHIP 地址中不能带用户名或密码：请把 Bearer 令牌填写在单独的栏中。</translation>
        </message>
        <message>
            <source>Needs its bearer token. Enter the one that the platform shows.</source>
            <translation>需要 Bearer 令牌。请填写平台显示的令牌。</translation>
        </message>
        <message>
            <source>{place} asks for a token. Enter the bearer token that the platform shows.</source>
            <translation>{place} 要求令牌。请填写平台显示的 Bearer 令牌。</translation>
        </message>
        <message>
            <source>{place} does not let this token send here. Check address and token.</source>
            <translation>{place} 不允许用此令牌在此推流，请检查地址和令牌。</translation>
        </message>
        <message>
            <source>{place} has nothing for WHIP at this address. Check the address.</source>
            <translation>{place} 的这个地址没有 WHIP 服务，请检查地址。</translation>
        </message>
        <message>
            <source>This stream is live already from somewhere else. End that stream, then try again.</source>
            <translation>该直播已在别处推流，请先结束那一路再重试。</translation>
        </message>
        <message>
            <source>{place} cannot take the stream now (error {status}).</source>
            <translation>{place} 暂时无法接收推流（错误 {status}）。</translation>
        </message>
        <message>
            <source>{place} refuses the stream (error {status}). Check the address.</source>
            <translation>{place} 拒绝接收推流（错误 {status}），请检查地址。</translation>
        </message>
        <message>
            <source>{place} sends the stream on to {other}, which asks for a token. It is kept from other servers: enter the address of that one.</source>
            <translation>{place} 把推流转到 {other}，对方需要令牌。令牌不会发给其他服务器：请直接填写对方的地址。</translation>
        </message>
        <message>
            <source>{place} has moved to {other} (status {status}), in a way in which no stream is sent on. Enter the new address.</source>
            <translation>{place} 已迁移到 {other}（状态码 {status}），这种跳转不能用于推流。请填写新地址。</translation>
        </message>
        <message>
            <source>{place} names another server, {other}, for the rest of the stream. Nothing is said to that one: enter its own address, if the platform gives it.</source>
            <translation>{place} 要求后续改与另一台服务器 {other} 通信。软件不会向它发送任何内容：如果平台提供了该服务器的地址，请直接填写。</translation>
        </message>
        <message>
            <source>The token has letters that no token has. Copy it from the platform again.</source>
            <translation>令牌中有不应出现的字符，请从平台重新复制。</translation>
        </message>
        <message>
            <source>The encoding of this destination makes no Opus sound. Choose another encoding.</source>
            <translation>该推流目标所用的编码不产生 Opus 音频，请选择其他编码。</translation>
        </message>
        <message>
            <source>{place} does not answer as WHIP does. Check the address.</source>
            <translation>{place} 的应答不符合 WHIP，请检查地址。</translation>
        </message>
        <message>
            <source>{place} takes no H.264 as this encoding makes it. Set its profile to Baseline.</source>
            <translation>{place} 不接受此编码产生的 H.264，请把编码档次设为 Baseline。</translation>
        </message>
        <message>
            <source>{place} takes no Opus sound.</source>
            <translation>{place} 不接受 Opus 音频。</translation>
        </message>
        <message>
            <source>{place} names no address for pictures and sound that this computer can send to.</source>
            <translation>{place} 没有给出本机可以发送音视频的地址。</translation>
        </message>
        <message>
            <source>{place} answers, but pictures and sound do not get through: a firewall may stop UDP.</source>
            <translation>{place} 有应答，但音视频无法送达：可能是防火墙阻止了 UDP。</translation>
        </message>
        <message>
            <source>{place} has given no sign of life for {seconds} s.</source>
            <translation>{place} 已有 {seconds} 秒没有任何响应。</translation>
        </message>
        <message>
            <source>Nobody is logged in at {platform}. Press Log in… under Show &gt; Connections.</source>
            <translation>{platform} 尚未登录。请在“场次 &gt; 连接”中点击“登录…”。</translation>
        </message>
        <message>
            <source>{platform} waits for you to agree on its page. The address and the code stand under Show &gt; Connections.</source>
            <translation>{platform} 正在等待你在其网页上同意授权。网址和代码见“场次 &gt; 连接”。</translation>
        </message>
        <message>
            <source>The login at {platform} has expired, or was taken back there. Log in again under Show &gt; Connections.</source>
            <translation>{platform} 的登录已过期，或已在该平台被取消。请在“场次 &gt; 连接”中重新登录。</translation>
        </message>
        <message>
            <source>{platform} does not refresh the login now: {reason}. It is kept, and tried again.</source>
            <translation>{platform} 暂时没有刷新登录：{reason}。登录信息已保留，稍后会重试。</translation>
        </message>
        <message>
            <source>The login at {platform} lacks rights: {rights}. Log in again under Show &gt; Connections, and agree to all of them.</source>
            <translation>{platform} 的登录缺少权限：{rights}。请在“场次 &gt; 连接”中重新登录并同意全部权限。</translation>
        </message>
        <message>
            <source>The code for {platform} was not used in time. Log in again under Show &gt; Connections.</source>
            <translation>{platform} 的代码已超时未使用。请在“场次 &gt; 连接”中重新登录。</translation>
        </message>
        <message>
            <source>The login at {platform} was refused there. Log in again under Show &gt; Connections.</source>
            <translation>{platform} 拒绝了登录。请在“场次 &gt; 连接”中重新登录。</translation>
        </message>
        <message>
            <source>{platform} takes no login: {reason}. Check the client ID.</source>
            <translation>{platform} 不接受登录：{reason}。请检查客户端 ID。</translation>
        </message>
        <message>
            <source>{platform} answers the login in a way that is not understood.</source>
            <translation>{platform} 对登录的回应无法识别。</translation>
        </message>
        <message>
            <source>{platform} cannot be reached to log in. Check the network and try again.</source>
            <translation>无法连接 {platform} 进行登录。请检查网络后重试。</translation>
        </message>
        <message>
            <source>{platform} is asked to log in too often. Try again in a minute.</source>
            <translation>向 {platform} 请求登录过于频繁。请一分钟后再试。</translation>
        </message>
        <message>
            <source>{platform} waits for you to agree in the browser of this computer. Its page is opened under Show &gt; Connections.</source>
            <translation>{platform} 正在等待你在本机浏览器中同意授权。网页从“场次 &gt; 连接”打开。</translation>
        </message>
        <message>
            <source>{platform} has answered. You can close this page: the studio goes on by itself.</source>
            <translation>{platform} 已返回结果。可以关闭此网页，软件会自动继续。</translation>
        </message>
        <message>
            <source>Nobody agreed in the browser in time at {platform}. Log in again under Show &gt; Connections.</source>
            <translation>没有人在浏览器中及时同意 {platform} 的授权。请在“场次 &gt; 连接”中重新登录。</translation>
        </message>
        <message>
            <source>This is no answer of {platform} to this login, and nothing was taken from it. The studio still waits for {platform}.</source>
            <translation>这不是 {platform} 对本次登录的回应，未从中取用任何内容。仍在等待 {platform}。</translation>
        </message>
        <message>
            <source>Port {port} of this computer is taken, by another program or by another login that waits, and {platform} sends the browser back to no other. End that, or set another port here and at {platform}.</source>
            <translation>本机的端口 {port} 已被其他程序或另一个等待中的登录占用，而 {platform} 只会把浏览器送回此端口。请结束它，或在此处和 {platform} 改用另一个端口。</translation>
        </message>
        <message>
            <source>{platform} takes no login from this application: {reason}. Check the client ID and the client secret: both are of the same one.</source>
            <translation>{platform} 不接受此应用的登录：{reason}。请检查客户端 ID 和客户端密钥：两者须属于同一应用。</translation>
        </message>
        <message>
            <source>This computer has no free port on which {platform} could send the browser back. Try again in a moment.</source>
            <translation>本机没有空闲端口供 {platform} 把浏览器送回。请稍后再试。</translation>
        </message>
        <message>
            <source>Enter the client ID of your application: register one as public at dev.twitch.tv/console.</source>
            <translation>请填写你的应用的客户端 ID：在 dev.twitch.tv/console 注册一个公开类型的应用。</translation>
        </message>
        <message>
            <source>'{client_id}' is no client ID. Copy it from your application's page at dev.twitch.tv/console.</source>
            <translation>“{client_id}”不是有效的客户端 ID。请从 dev.twitch.tv/console 的应用页面复制。</translation>
        </message>
        <message>
            <source>'{channel}' is no name of a Twitch channel. Write it as it stands in the channel's address.</source>
            <translation>“{channel}”不是有效的 Twitch 频道名。请按频道网址中的写法填写。</translation>
        </message>
        <message>
            <source>Twitch has no channel {channel}. Check its name.</source>
            <translation>Twitch 没有频道 {channel}。请检查名称。</translation>
        </message>
        <message>
            <source>Twitch does not say who is logged in. Log in again under Show &gt; Connections.</source>
            <translation>Twitch 没有返回登录的账号。请在“场次 &gt; 连接”中重新登录。</translation>
        </message>
        <message>
            <source>Twitch cannot be reached. Check the network; it is tried again.</source>
            <translation>无法连接 Twitch。请检查网络，软件会自动重试。</translation>
        </message>
        <message>
            <source>Twitch has not answered within {seconds} seconds.</source>
            <translation>Twitch 在 {seconds} 秒内没有响应。</translation>
        </message>
        <message>
            <source>Twitch has an error of its own ({code}). It is tried again.</source>
            <translation>Twitch 自身出错（{code}）。正在重试。</translation>
        </message>
        <message>
            <source>Twitch is asked too much at once. It takes more in {seconds} seconds.</source>
            <translation>向 Twitch 的请求过多。{seconds} 秒后可继续。</translation>
        </message>
        <message>
            <source>Twitch refuses ({code}): {reason}</source>
            <translation>Twitch 拒绝（{code}）：{reason}</translation>
        </message>
        <message>
            <source>Twitch does not find it: {reason}</source>
            <translation>Twitch 找不到：{reason}</translation>
        </message>
        <message>
            <source>Somebody else changes this at Twitch right now. Try again.</source>
            <translation>此刻有人正在 Twitch 上修改这一项。请重试。</translation>
        </message>
        <message>
            <source>Twitch does not take this login: {reason}. Log in again under Show &gt; Connections.</source>
            <translation>Twitch 不接受此登录：{reason}。请在“场次 &gt; 连接”中重新登录。</translation>
        </message>
        <message>
            <source>Twitch answers in a way that this version does not know: {reason}</source>
            <translation>Twitch 的回应是此版本无法识别的：{reason}</translation>
        </message>
        <message>
            <source>Twitch has closed the connection ({code}). It is tried again.</source>
            <translation>Twitch 关闭了连接（{code}）。正在重试。</translation>
        </message>
        <message>
            <source>Twitch has said nothing for {seconds} seconds. It is tried again.</source>
            <translation>Twitch 已有 {seconds} 秒没有消息。正在重试。</translation>
        </message>
        <message>
            <source>Twitch does not let the studio in within {seconds} seconds. It is tried again.</source>
            <translation>Twitch 在 {seconds} 秒内没有接受连接。正在重试。</translation>
        </message>
        <message>
            <source>Twitch is not connected yet. Try again in a moment.</source>
            <translation>Twitch 尚未连接。请稍后再试。</translation>
        </message>
        <message>
            <source>The login was taken back at Twitch. Log in again under Show &gt; Connections.</source>
            <translation>登录已在 Twitch 上被取消。请在“场次 &gt; 连接”中重新登录。</translation>
        </message>
        <message>
            <source>The account or the channel is no more at Twitch. Check the channel.</source>
            <translation>该账号或频道在 Twitch 上已不存在。请检查频道。</translation>
        </message>
        <message>
            <source>Twitch tells no more of this channel ({reason}). It is tried again in two minutes.</source>
            <translation>Twitch 不再推送此频道的消息（{reason}）。两分钟后重试。</translation>
        </message>
        <message>
            <source>Twitch has not shown the message: {reason}</source>
            <translation>Twitch 没有显示此消息：{reason}</translation>
        </message>
        <message>
            <source>Twitch takes {count} messages in {seconds} seconds from here. Wait {wait} seconds.</source>
            <translation>Twitch 每 {seconds} 秒只接受 {count} 条消息。请等待 {wait} 秒。</translation>
        </message>
        <message>
            <source>Twitch does not know this message: it has gone, or is older than six hours.</source>
            <translation>Twitch 找不到此消息：它已被删除，或超过六小时。</translation>
        </message>
        <message>
            <source>The viewer wrote too long ago to be named at Twitch. Use the channel's own page.</source>
            <translation>该观众发言太久以前，无法在 Twitch 上指定。请使用频道自己的页面。</translation>
        </message>
        <message>
            <source>Twitch slows a chat to one message in {seconds} seconds at most. Choose less.</source>
            <translation>Twitch 的慢速模式最多为每 {seconds} 秒一条。请选择更短的时间。</translation>
        </message>
        <message>
            <source>Twitch names no place that takes a stream. It is tried again.</source>
            <translation>Twitch 没有给出可接收推流的服务器。正在重试。</translation>
        </message>
        <message>
            <source>Twitch gives no stream key. See to it on Twitch, in the settings of your stream.</source>
            <translation>Twitch 没有给出推流码。请在 Twitch 的直播设置中查看。</translation>
        </message>
        <message>
            <source>{channel} is not the channel of the account that is logged in: only its owner can do this.</source>
            <translation>{channel} 不是已登录账号的频道：只有其所有者才能这样做。</translation>
        </message>
        <message>
            <source>Enter the access key ID and the ID of your project: both are at open-live.bilibili.com.</source>
            <translation>请填写 access_key_id 和项目 ID，两者都在 open-live.bilibili.com。</translation>
        </message>
        <message>
            <source>'{key_id}' is no access key ID. Copy it from your page at open-live.bilibili.com.</source>
            <translation>“{key_id}”不是 access_key_id。请从 open-live.bilibili.com 的个人资料页复制。</translation>
        </message>
        <message>
            <source>'{app_id}' is no project ID, which is a number. Copy it from open-live.bilibili.com.</source>
            <translation>“{app_id}”不是项目 ID，项目 ID 是一串数字。请从 open-live.bilibili.com 复制。</translation>
        </message>
        <message>
            <source>Enter the access key secret under Show &gt; Connections.</source>
            <translation>请在“场次 &gt; 连接”中填写 access_key_secret。</translation>
        </message>
        <message>
            <source>Enter the identity code of the room's owner under Show &gt; Connections. It is at link.bilibili.com, where a stream is begun.</source>
            <translation>请在“场次 &gt; 连接”中填写主播身份码。身份码在 link.bilibili.com 的开播设置页。</translation>
        </message>
        <message>
            <source>The access key secret cannot be one. Copy it again, whole, from open-live.bilibili.com.</source>
            <translation>access_key_secret 格式不对。请从 open-live.bilibili.com 重新完整复制。</translation>
        </message>
        <message>
            <source>Bilibili does not know the access key ID ({code}). Copy it again from open-live.bilibili.com.</source>
            <translation>哔哩哔哩不认识这个 access_key_id（{code}）。请从 open-live.bilibili.com 重新复制。</translation>
        </message>
        <message>
            <source>The access key secret does not belong to the access key ID ({code}). Enter it again.</source>
            <translation>access_key_secret 与 access_key_id 不匹配（{code}）。请重新填写。</translation>
        </message>
        <message>
            <source>Bilibili does not take the identity code. It may have been renewed: copy it again from link.bilibili.com.</source>
            <translation>哔哩哔哩不接受该主播身份码。身份码可能已刷新，请从 link.bilibili.com 重新复制。</translation>
        </message>
        <message>
            <source>The clock of this computer is wrong, so that Bilibili refuses ({code}). Set it by the network.</source>
            <translation>本机时间不准，哔哩哔哩拒绝了请求（{code}）。请将系统时间设为自动同步。</translation>
        </message>
        <message>
            <source>The project's list of addresses does not have this computer's ({code}). Add it at open-live.bilibili.com.</source>
            <translation>本机 IP 不在项目的白名单中（{code}）。请在 open-live.bilibili.com 添加。</translation>
        </message>
        <message>
            <source>The access key has no right to this ({code}). Ask for the right at open-live.bilibili.com.</source>
            <translation>该 access_key 没有此接口的权限（{code}）。请在 open-live.bilibili.com 申请。</translation>
        </message>
        <message>
            <source>The access key has no such project ({code}). Check the project ID at open-live.bilibili.com.</source>
            <translation>该 access_key 名下没有这个项目（{code}）。请在 open-live.bilibili.com 核对项目 ID。</translation>
        </message>
        <message>
            <source>The project may not run in this room yet ({code}). Add the room to its testers at open-live.bilibili.com, or publish it.</source>
            <translation>项目暂不能在该直播间运行（{code}）。请在 open-live.bilibili.com 将直播间加入测试名单，或发布项目。</translation>
        </message>
        <message>
            <source>Bilibili has barred this room from such projects ({code}). Ask Bilibili why.</source>
            <translation>哔哩哔哩禁止该直播间运行此类项目（{code}）。请向哔哩哔哩咨询原因。</translation>
        </message>
        <message>
            <source>The project runs in this room already ({code}). End it where it runs; one that was cut off is over within a minute.</source>
            <translation>项目已在该直播间运行（{code}）。请在运行处结束它；被中断的场次会在一分钟内自动结束。</translation>
        </message>
        <message>
            <source>Bilibili still closes the round before this one ({code}). The project is started again in 10 seconds.</source>
            <translation>哔哩哔哩仍在结算上一场（{code}）。10 秒后重新开启项目。</translation>
        </message>
        <message>
            <source>Bilibili is asked too much at once ({code}). It is asked again in a minute.</source>
            <translation>对哔哩哔哩的请求过于频繁（{code}）。一分钟后重试。</translation>
        </message>
        <message>
            <source>Bilibili refuses ({code}): {reason}</source>
            <translation>哔哩哔哩拒绝了请求（{code}）：{reason}</translation>
        </message>
        <message>
            <source>Bilibili cannot be reached. Check the network; it is tried again.</source>
            <translation>无法连接哔哩哔哩。请检查网络，将自动重试。</translation>
        </message>
        <message>
            <source>Bilibili has not answered within {seconds} seconds. It is tried again.</source>
            <translation>哔哩哔哩在 {seconds} 秒内没有应答，将自动重试。</translation>
        </message>
        <message>
            <source>Bilibili has an error of its own ({code}). It is tried again.</source>
            <translation>哔哩哔哩服务异常（{code}），将自动重试。</translation>
        </message>
        <message>
            <source>Bilibili answers in a way that this version does not know: {reason}</source>
            <translation>哔哩哔哩的应答无法识别，本版本不支持：{reason}</translation>
        </message>
        <message>
            <source>Bilibili names no encrypted address of the room. It is tried again.</source>
            <translation>哔哩哔哩没有给出直播间的加密地址，将自动重试。</translation>
        </message>
        <message>
            <source>The project was ended at Bilibili. It is started again.</source>
            <translation>项目在哔哩哔哩已结束，正在重新开启。</translation>
        </message>
        <message>
            <source>The room's server does not let the studio in ({code}). It is tried again.</source>
            <translation>弹幕服务器拒绝接入（{code}），将自动重试。</translation>
        </message>
        <message>
            <source>The room's server does not let the studio in within {seconds} seconds. It is tried again.</source>
            <translation>弹幕服务器在 {seconds} 秒内未允许接入，将自动重试。</translation>
        </message>
        <message>
            <source>The room's server has closed the connection ({code}). It is tried again.</source>
            <translation>弹幕服务器断开了连接（{code}），将自动重试。</translation>
        </message>
        <message>
            <source>The room's server has said nothing for {seconds} seconds. It is tried again.</source>
            <translation>弹幕服务器已 {seconds} 秒没有消息，将自动重试。</translation>
        </message>
        <message>
            <source>Bilibili is not connected yet. Try again in a moment.</source>
            <translation>哔哩哔哩尚未连接，请稍后再试。</translation>
        </message>
        <message>
            <source>Enter the address of your Owncast server, as in https://live.example.org.</source>
            <translation>请填写 Owncast 服务器地址，例如 https://live.example.org。</translation>
        </message>
        <message>
            <source>'{server}' is no address of a server. Write it as https://live.example.org.</source>
            <translation>“{server}”不是服务器地址。请按 https://live.example.org 的格式填写。</translation>
        </message>
        <message>
            <source>{server} would send tokens in the clear, where others can read them. Use an address that begins with https://.</source>
            <translation>{server} 会以明文传输令牌，可能被他人读取。请使用以 https:// 开头的地址。</translation>
        </message>
        <message>
            <source>The name in the chat can have {count} characters on one line.</source>
            <translation>聊天中的名称最多 {count} 个字符，且只能为一行。</translation>
        </message>
        <message>
            <source>The access token cannot be one. Copy it again from Owncast's page Integrations.</source>
            <translation>访问令牌格式不对。请从 Owncast 后台的 Integrations 页面重新复制。</translation>
        </message>
        <message>
            <source>{server} cannot be reached. Check its address and the network; it is tried again.</source>
            <translation>无法连接 {server}。请检查地址和网络，将自动重试。</translation>
        </message>
        <message>
            <source>Owncast has not answered within {seconds} seconds.</source>
            <translation>Owncast 在 {seconds} 秒内没有应答。</translation>
        </message>
        <message>
            <source>Owncast has an error of its own ({code}). It is tried again.</source>
            <translation>Owncast 服务异常（{code}），将自动重试。</translation>
        </message>
        <message>
            <source>Owncast is asked too much at once. Try again in a moment.</source>
            <translation>对 Owncast 的请求过于频繁，请稍后再试。</translation>
        </message>
        <message>
            <source>There is no such thing at this address. Check that it is an Owncast server, 0.1 or later.</source>
            <translation>该地址没有此功能。请确认它是 0.1 或更高版本的 Owncast 服务器。</translation>
        </message>
        <message>
            <source>Owncast refuses ({code}): {reason}</source>
            <translation>Owncast 拒绝了请求（{code}）：{reason}</translation>
        </message>
        <message>
            <source>Owncast answers in a way that this version does not know: {reason}</source>
            <translation>Owncast 的应答无法识别，本版本不支持：{reason}</translation>
        </message>
        <message>
            <source>The server's chat cannot be entered. Check that it is an Owncast server; it is tried again.</source>
            <translation>无法进入服务器的聊天。请确认它是 Owncast 服务器，将自动重试。</translation>
        </message>
        <message>
            <source>The chat does not let the studio in within {seconds} seconds. It is tried again.</source>
            <translation>聊天在 {seconds} 秒内未允许接入，将自动重试。</translation>
        </message>
        <message>
            <source>The chat has closed the connection ({code}). It is tried again.</source>
            <translation>聊天断开了连接（{code}），将自动重试。</translation>
        </message>
        <message>
            <source>Owncast is not connected yet. Try again in a moment.</source>
            <translation>Owncast 尚未连接，请稍后再试。</translation>
        </message>
        <message>
            <source>The server does not know the studio's chat user. Another one is registered.</source>
            <translation>服务器不认识导播台的聊天用户，正在重新注册。</translation>
        </message>
        <message>
            <source>The studio's chat user was banned at Owncast. Allow it again on Owncast's page Users, under Chat.</source>
            <translation>导播台的聊天用户在 Owncast 被封禁。请在 Owncast 后台 Chat 下的 Users 页面解除。</translation>
        </message>
        <message>
            <source>Writing needs an access token: create one on Owncast's page Access Tokens, under Integrations, to send chat messages.</source>
            <translation>发言需要访问令牌：请在 Owncast 后台的 Integrations 下的 Access Tokens 页面创建，并授予发送聊天消息的权限。</translation>
        </message>
        <message>
            <source>Setting the title needs an access token: create one on Owncast's page Access Tokens, under Integrations, with admin access.</source>
            <translation>设置标题需要访问令牌：请在 Owncast 的 Integrations 下的 Access Tokens 页面创建一个具有管理员权限的令牌。</translation>
        </message>
        <message>
            <source>The access token may not set the title. Create one that has admin access as well, and enter it under Show &gt; Connections.</source>
            <translation>该访问令牌无权设置标题。请创建一个同时具有管理员权限的令牌，并在“场次 &gt; 连接”中输入。</translation>
        </message>
        <message>
            <source>The chat user {name} is no moderator. Make it one on Owncast's page Users, under Chat.</source>
            <translation>聊天用户 {name} 不是管理员。请在 Owncast 后台 Chat 下的 Users 页面设为管理员。</translation>
        </message>
        <message>
            <source>The chat is turned off at Owncast. Turn it on on Owncast's page Chat.</source>
            <translation>Owncast 的聊天已关闭。请在 Owncast 后台的 Chat 页面开启。</translation>
        </message>
        <message>
            <source>So many are in the chat that Owncast lets nobody in. It is tried again.</source>
            <translation>聊天人数已达上限，Owncast 暂不允许进入，将自动重试。</translation>
        </message>
        <message>
            <source>Owncast does not take the access token. Create one that may send chat messages, and enter it under Show &gt; Connections.</source>
            <translation>Owncast 不接受该访问令牌。请创建有发送聊天消息权限的令牌，并在“场次 &gt; 连接”中填写。</translation>
        </message>
        <message>
            <source>The message is not known any more. Use Owncast's own page.</source>
            <translation>已找不到这条消息。请在 Owncast 的页面处理。</translation>
        </message>
        <message>
            <source>The viewer wrote too long ago to be named at Owncast. Use Owncast's own page.</source>
            <translation>该观众发言时间过早，无法在 Owncast 指明。请在 Owncast 的页面处理。</translation>
        </message>
        <message>
            <source>{count} viewers are muted already. Allow some again first.</source>
            <translation>已禁言 {count} 名观众。请先解除一部分。</translation>
        </message>
        <message>
            <source>Owncast cannot slow its chat down.</source>
            <translation>Owncast 没有慢速模式。</translation>
        </message>
        <message>
            <source>Owncast cannot pin a message.</source>
            <translation>Owncast 不支持置顶消息。</translation>
        </message>
        <message>
            <source>The show is kept in {folder}. The seal of its journal is {seal}.</source>
            <translation>本场直播已存档至 {folder}。日志封签为 {seal}。</translation>
        </message>
        <message>
            <source>The report of the show is being made.</source>
            <translation>正在生成直播复盘报告。</translation>
        </message>
        <message>
            <source>The report of the show is {file}.</source>
            <translation>直播复盘报告：{file}。</translation>
        </message>
        <message>
            <source>The report of the show is {file}. The seal of its journal is {seal}.</source>
            <translation>直播复盘报告：{file}。日志封签为 {seal}。</translation>
        </message>
        <message>
            <source>The show cannot be kept in {folder}: {reason}.</source>
            <translation>无法将本场直播存档至 {folder}：{reason}。</translation>
        </message>
        <message>
            <source>The report of the show cannot be made: {why} Choose Report of a kept show to try again.</source>
            <translation>无法生成直播复盘报告：{why}请在“直播”菜单中选择“历史场次报告”重试。</translation>
        </message>
        <message>
            <source>There is no kept show {name}. Choose one of {folder}.</source>
            <translation>没有名为 {name} 的场次存档。请从 {folder} 中选择。</translation>
        </message>
        <message>
            <source>The shop is not connected.</source>
            <translation>店铺未连接。</translation>
        </message>
        <message>
            <source>A report is being made. Ask again when it is there.</source>
            <translation>正在生成报告，请等它完成后再试。</translation>
        </message>
        <message>
            <source>{folder} has no journal: nothing can be told of that show.</source>
            <translation>{folder} 中没有日志，无法生成该场次的报告。</translation>
        </message>
        <message>
            <source>There is no day {day}. Write it as 2026-12-31.</source>
            <translation>日期 {day} 不存在。请按 2026-12-31 的格式填写。</translation>
        </message>
        <message>
            <source>The journal {name} cannot be read: {why}</source>
            <translation>无法读取日志 {name}：{why}</translation>
        </message>
        <message>
            <source>The journal {name} cannot be read: {why}. Check it with python -m studio.evidence verify.</source>
            <translation>无法读取日志 {name}：{why}。请用 python -m studio.evidence verify 检查。</translation>
        </message>
        <message>
            <source>Enter the client ID of your application: create one of the type desktop app at console.cloud.google.com.</source>
            <translation>请填写应用的客户端 ID：在 console.cloud.google.com 创建一个“桌面应用”类型的客户端。</translation>
        </message>
        <message>
            <source>'{client_id}' is no client ID. Copy it from console.cloud.google.com: it ends in .apps.googleusercontent.com.</source>
            <translation>“{client_id}”不是客户端 ID。请从 console.cloud.google.com 复制，其结尾为 .apps.googleusercontent.com。</translation>
        </message>
        <message>
            <source>Enter the client secret that Google shows beside the client ID: it gives no login to a desktop app without it.</source>
            <translation>请填写 Google 在客户端 ID 旁显示的客户端密钥：没有它，Google 不允许桌面应用登录。</translation>
        </message>
        <message>
            <source>'{broadcast}' names no broadcast. Copy the address of its page on YouTube, or leave it empty.</source>
            <translation>“{broadcast}”不是直播。请复制其 YouTube 页面的网址，或留空。</translation>
        </message>
        <message>
            <source>YouTube cannot be reached. Check the network; it is tried again.</source>
            <translation>无法连接 YouTube。请检查网络，软件会自动重试。</translation>
        </message>
        <message>
            <source>YouTube has not answered within {seconds} seconds.</source>
            <translation>YouTube 在 {seconds} 秒内没有响应。</translation>
        </message>
        <message>
            <source>YouTube has an error of its own ({code}). It is tried again.</source>
            <translation>YouTube 自身出错（{code}）。软件会自动重试。</translation>
        </message>
        <message>
            <source>YouTube is asked too much at once. It takes more in {seconds} seconds.</source>
            <translation>向 YouTube 的请求过多。{seconds} 秒后可继续。</translation>
        </message>
        <message>
            <source>The daily quota of your Google project is used up: YouTube answers no more here until midnight in California, in about {hours} h {minutes} min. Use YouTube's own page until then, and ask Google for more quota.</source>
            <translation>你的 Google 项目今日配额已用完：到加州零点（约 {hours} 小时 {minutes} 分钟后）之前，YouTube 不再响应本软件。在此之前请使用 YouTube 自己的页面，并向 Google 申请更多配额。</translation>
        </message>
        <message>
            <source>YouTube refuses ({code}): {reason}</source>
            <translation>YouTube 拒绝（{code}）：{reason}</translation>
        </message>
        <message>
            <source>YouTube does not find it: {reason}</source>
            <translation>YouTube 找不到：{reason}</translation>
        </message>
        <message>
            <source>Somebody else changes this at YouTube right now. Try again.</source>
            <translation>YouTube 上正有他人在修改。请重试。</translation>
        </message>
        <message>
            <source>YouTube does not take this login: {reason}. Log in again under Show &gt; Connections.</source>
            <translation>YouTube 不接受此登录：{reason}。请在“场次 &gt; 连接”中重新登录。</translation>
        </message>
        <message>
            <source>Your Google project may not use YouTube's interface yet. Switch on the YouTube Data API v3 at console.cloud.google.com.</source>
            <translation>你的 Google 项目尚不能使用 YouTube 接口。请在 console.cloud.google.com 启用 YouTube Data API v3。</translation>
        </message>
        <message>
            <source>This account cannot go live yet. Switch on live streaming in YouTube Studio.</source>
            <translation>此账号尚不能直播。请在 YouTube 工作室中开通直播。</translation>
        </message>
        <message>
            <source>YouTube answers in a way that this version does not know: {reason}</source>
            <translation>YouTube 的响应不是此版本认识的格式：{reason}</translation>
        </message>
        <message>
            <source>YouTube answers more than {megabytes} MB at once. It is tried again.</source>
            <translation>YouTube 一次返回超过 {megabytes} MB。软件会自动重试。</translation>
        </message>
        <message>
            <source>No broadcast of this account is live on YouTube. Its chat is entered as soon as one is.</source>
            <translation>此账号在 YouTube 上没有正在进行的直播。一开播就会进入其聊天。</translation>
        </message>
        <message>
            <source>YouTube has no broadcast {broadcast}. Copy the address of its page again.</source>
            <translation>YouTube 没有直播 {broadcast}。请重新复制其页面网址。</translation>
        </message>
        <message>
            <source>The broadcast on YouTube is not live, or has no chat. It is entered as soon as it has one.</source>
            <translation>YouTube 上的直播尚未开播或没有聊天。一有聊天就会进入。</translation>
        </message>
        <message>
            <source>The account that is logged in has no channel on YouTube. Log in with the one that goes live.</source>
            <translation>登录的账号在 YouTube 上没有频道。请用开播的账号登录。</translation>
        </message>
        <message>
            <source>The broadcast's chat on YouTube has ended. The next one is entered once it is live.</source>
            <translation>YouTube 直播的聊天已结束。下一场开播后会自动进入。</translation>
        </message>
        <message>
            <source>YouTube has ended the connection to the chat. It is tried again.</source>
            <translation>YouTube 断开了聊天连接。软件会自动重试。</translation>
        </message>
        <message>
            <source>YouTube is not connected yet. Try again in a moment.</source>
            <translation>YouTube 尚未连接。请稍后再试。</translation>
        </message>
        <message>
            <source>The message that is answered was written too long ago. Write without answering it.</source>
            <translation>要回复的消息太久远了。请直接发送，不要回复它。</translation>
        </message>
        <message>
            <source>YouTube does not know this message: it has gone already.</source>
            <translation>YouTube 没有这条消息：它已经不在了。</translation>
        </message>
        <message>
            <source>The viewer wrote too long ago to be named at YouTube. Use the broadcast's own page.</source>
            <translation>该观众发言已久，无法在 YouTube 上指明。请使用直播自己的页面。</translation>
        </message>
        <message>
            <source>YouTube lifts only a time-out or a block that it was asked for from here in this session. Use the broadcast's own page.</source>
            <translation>YouTube 只能解除本次运行中从这里设置的禁言或拉黑。请使用直播自己的页面。</translation>
        </message>
        <message>
            <source>YouTube lets no program slow a chat down. Set slow mode in the broadcast's settings on YouTube.</source>
            <translation>YouTube 不允许程序设置慢速模式。请在 YouTube 的直播设置中开启。</translation>
        </message>
        <message>
            <source>YouTube lets no program pin a message. Pin it in the chat on YouTube.</source>
            <translation>YouTube 不允许程序置顶消息。请在 YouTube 的聊天中置顶。</translation>
        </message>
        <message>
            <source>This account has no broadcast on YouTube to which a stream would go. Make one, or choose a planned one.</source>
            <translation>此账号在 YouTube 上没有可接收推流的直播。请新建一场，或选择已安排的直播。</translation>
        </message>
        <message>
            <source>The broadcast {broadcast}, which the settings name, is not one of the account that is logged in: it is run by its owner.</source>
            <translation>设置中填写的直播 {broadcast} 不属于已登录的账号：由其所有者操作。</translation>
        </message>
        <message>
            <source>The connection's settings name the broadcast {broadcast}. To choose another one, empty that field: Show &gt; Connections.</source>
            <translation>连接的设置指定了直播 {broadcast}。要选择别的直播，请在“场次 &gt; 连接”中清空该栏。</translation>
        </message>
        <message>
            <source>YouTube has no planned broadcast {broadcast}. Look at the list again.</source>
            <translation>YouTube 上没有已安排的直播 {broadcast}。请重新查看列表。</translation>
        </message>
        <message>
            <source>YouTube does not receive the stream yet. Start its destination, wait some seconds, and go live then.</source>
            <translation>YouTube 还没有收到推流。请启动对应的推流目标，等待几秒后再开播。</translation>
        </message>
        <message>
            <source>The account's broadcast is another one now: '{title}'. Nothing was done. Look at the panel Broadcast, and ask again.</source>
            <translation>账号的直播现在是另一场：“{title}”。未做任何操作。请查看“直播”面板后再试。</translation>
        </message>
        <message>
            <source>The broadcast has not begun: there is nothing to end. Delete it on YouTube's page.</source>
            <translation>直播还没有开始，没有可结束的内容。请在 YouTube 网页上删除它。</translation>
        </message>
        <message>
            <source>YouTube names no address and key for RTMP. Look at the stream in YouTube Studio.</source>
            <translation>YouTube 没有给出 RTMP 的推流地址和推流码。请在 YouTube 工作室中查看该直播流。</translation>
        </message>
        <message>
            <source>The questions of {name} cannot be read: {reason}. Mend the file, or take it away.</source>
            <translation>提问类别 {name} 无法读取：{reason}。请修正该文件或将其移除。</translation>
        </message>
        <message>
            <source>There is no kind of question {name}.</source>
            <translation>没有提问类别 {name}。</translation>
        </message>
        <message>
            <source>Nothing is known of '{title}' that answers {topic}. Write it among its talking points, or answer by hand.</source>
            <translation>“{title}”没有可以回答“{topic}”的信息。请写进它的卖点，或手动回答。</translation>
        </message>
        <message>
            <source>No product is on air that could answer. Explain one first, or enter a text.</source>
            <translation>没有正在讲解的商品可供回答。请先讲解一个商品，或填写文字。</translation>
        </message>
        <message>
            <source>Nothing can be written to any chat from here. Answer through the host.</source>
            <translation>无法从这里向任何弹幕发言，请由主播口头回答。</translation>
        </message>
        <message>
            <source>Write this to {names}, in the show's name? {text}</source>
            <translation>以直播间的名义发送到 {names}？{text}</translation>
        </message>
        <message>
            <source>The hints for questions are not in use. They begin with the first line that needs them, where their extra is installed.</source>
            <translation>提问的语义提示未在使用。安装了附加组件后，遇到第一条需要判断的消息时自动开始。</translation>
        </message>
        <message>
            <source>The list of watched words {name} cannot be read: {reason}. Mend the file, or take it away.</source>
            <translation>违禁词库 {name} 无法读取：{reason}。请修正该文件或将其移除。</translation>
        </message>
        <message>
            <source>Product {number} '{title}' has watched words: {terms}.</source>
            <translation>{number} 号商品“{title}”含有违禁词：{terms}。</translation>
        </message>
        <message>
            <source>The card '{name}' has watched words: {terms}.</source>
            <translation>贴片“{name}”含有违禁词：{terms}。</translation>
        </message>
        <message>
            <source>{n} further products have watched words. See the queue.</source>
            <translation>另有 {n} 个商品含有违禁词，请查看队列。</translation>
        </message>
        <message>
            <source>{name} cannot reach the stream of its webhooks ({why}). It tries again; see that the relay and its NATS server run.</source>
            <translation>{name} 无法连接到存放其 Webhook 的数据流（{why}），正在重试。请检查中继和 NATS 服务器是否在运行。</translation>
        </message>
        <message>
            <source>{name} is not told where its webhooks are kept. Enter the addresses of the relay's NATS servers (nats://host:4222), or the relay's file on this computer, under Show &gt; Connections.</source>
            <translation>尚未为 {name} 指定 Webhook 的存放位置。请在“场次 &gt; 连接”中填写中继的 NATS 服务器地址（nats://host:4222），或本机上的中继文件。</translation>
        </message>
        <message>
            <source>A desk's name for webhooks is of small letters, digits and hyphens, and each desk has its own. '{name}' is none.</source>
            <translation>接收 Webhook 的主控名称只能包含小写字母、数字和连字符，且每台主控的名称各不相同。“{name}”不符合要求。</translation>
        </message>
        <message>
            <source>{name} reads the webhooks of '{connection}', which is no connection of a relay: such a name is of small letters, digits and hyphens, as in the relay's settings.</source>
            <translation>{name} 读取的 Webhook 连接“{connection}”不是中继中的连接名。连接名只能包含小写字母、数字和连字符，须与中继设置中的名称一致。</translation>
        </message>
        <message>
            <source>End the broadcast '{title}' at {name} for its viewers? It cannot be begun again. What the studio sends goes on.</source>
            <translation>要在 {name} 上为观众结束直播“{title}”吗？结束后无法重新开始。导播台的推流会继续。</translation>
        </message>
        <message>
            <source>Enter a title: nothing of this one can be seen.</source>
            <translation>请输入标题：此标题没有可见的字符。</translation>
        </message>
        <message>
            <source>{name} names no address and key for RTMP. Enter them by hand.</source>
            <translation>{name} 没有给出 RTMP 的推流地址和推流码。请手动输入。</translation>
        </message>
        <message>
            <source>The platform takes the stream at another address than a moment ago: {url}. Take it from the account once more.</source>
            <translation>平台现在使用另一个推流地址：{url}。请再次从账号获取。</translation>
        </message>
        <message>
            <source>{name} is on air, and the platform takes the stream at another address. Stop it first.</source>
            <translation>{name} 正在推流，而平台使用另一个推流地址。请先停止它。</translation>
        </message>
        <message>
            <source>{name} has no broadcast that takes a stream: nobody would see the show there. Make or choose one in the panel Broadcast.</source>
            <translation>{name} 没有可接收推流的直播：没有人能在那里看到。请在“直播”面板中新建或选择一场。</translation>
        </message>
        <message>
            <source>{name}: no stream is bound to the broadcast '{title}'. Give a destination its key, or choose the broadcast again.</source>
            <translation>{name}：没有推流绑定到直播“{title}”。请把它的推流码交给推流目标，或重新选择该直播。</translation>
        </message>
        <message>
            <source>{name}: the broadcast '{title}' has ended. Make or choose another one in the panel Broadcast.</source>
            <translation>{name}：直播“{title}”已结束。请在“直播”面板中新建或选择另一场。</translation>
        </message>
        <message>
            <source>{name}: the broadcast '{title}' does not begin by itself. Once the stream arrives, go live there in the panel Broadcast.</source>
            <translation>{name}：直播“{title}”不会自动开始。推流到达后，请在“直播”面板中开播。</translation>
        </message>
        <message>
            <source>{name} receives the stream badly. Look at the panel Broadcast.</source>
            <translation>{name} 收到的推流质量差。请查看“直播”面板。</translation>
        </message>
        <message>
            <source>{name} receives the stream badly: {reason}</source>
            <translation>{name} 收到的推流质量差：{reason}</translation>
        </message>
        <message>
            <source>The broadcast at {name} is live, and no stream arrives there. Start its destination, or end it in the panel Broadcast.</source>
            <translation>{name} 上的直播正在进行，但没有收到推流。请启动对应的推流目标，或在“直播”面板中结束它。</translation>
        </message>
        <message>
            <source>{name}: the broadcast '{title}' takes the stream.</source>
            <translation>{name}：直播“{title}”接收推流。</translation>
        </message>
        <message>
            <source>The words of {name} cannot be read: {reason}. Mend the file, or take it away.</source>
            <translation>无法读取 {name} 的词语：{reason}。请修正该文件，或将其移走。</translation>
        </message>
        <message>
            <source>Nobody has asked for anything yet. Try again when somebody has.</source>
            <translation>还没有人提出需求。有人提出后再试。</translation>
        </message>
        <message>
            <source>Enter the client ID of your application: create one at developers.restream.io with the scope chat.read and the redirect URI http://127.0.0.1:{port}/.</source>
            <translation>请输入应用的客户端 ID：在 developers.restream.io 创建一个应用，权限选 chat.read，重定向 URI 填 http://127.0.0.1:{port}/。</translation>
        </message>
        <message>
            <source>'{client_id}' is no client ID. Copy it from your application's page at developers.restream.io.</source>
            <translation>“{client_id}”不是客户端 ID。请从 developers.restream.io 上应用的页面复制。</translation>
        </message>
        <message>
            <source>Enter the client secret that stands beside the client ID: Restream gives no login without it.</source>
            <translation>请输入客户端 ID 旁边的客户端密钥：没有它 Restream 不允许登录。</translation>
        </message>
        <message>
            <source>The client secret cannot be one. Copy it again from developers.restream.io.</source>
            <translation>客户端密钥格式不对。请从 developers.restream.io 重新复制。</translation>
        </message>
        <message>
            <source>Restream's chat cannot be reached. Check the network; it is tried again.</source>
            <translation>无法连接 Restream 的聊天。请检查网络；会自动重试。</translation>
        </message>
        <message>
            <source>Restream's chat does not answer within {seconds} seconds. It is tried again.</source>
            <translation>Restream 的聊天在 {seconds} 秒内没有回应。会自动重试。</translation>
        </message>
        <message>
            <source>Restream has closed the connection to the chat ({code}). It is tried again.</source>
            <translation>Restream 断开了聊天连接（{code}）。会自动重试。</translation>
        </message>
        <message>
            <source>Restream has said nothing for {seconds} seconds. The connection is made anew.</source>
            <translation>Restream 已有 {seconds} 秒没有任何消息。正在重新连接。</translation>
        </message>
        <message>
            <source>Restream has an error of its own ({code}). It is tried again.</source>
            <translation>Restream 自身出错（{code}）。会自动重试。</translation>
        </message>
        <message>
            <source>Restream is asked too much at once. It is tried again.</source>
            <translation>对 Restream 的请求过于频繁。会自动重试。</translation>
        </message>
        <message>
            <source>Restream refuses the chat ({code}). Look at your application at developers.restream.io.</source>
            <translation>Restream 拒绝了聊天连接（{code}）。请检查你在 developers.restream.io 的应用。</translation>
        </message>
        <message>
            <source>Restream does not take this login ({code}). See that your application has the scope chat.read, and log in again under Show &gt; Connections.</source>
            <translation>Restream 不接受此登录（{code}）。请确认应用拥有 chat.read 权限，并在“场次 &gt; 连接”中重新登录。</translation>
        </message>
        <message>
            <source>Restream is not connected yet. Try again in a moment.</source>
            <translation>Restream 尚未连接。请稍后再试。</translation>
        </message>
        <message>
            <source>{platform}: Restream's own login there has expired. Refresh the channel in Restream's dashboard.</source>
            <translation>{platform}：Restream 在该平台的授权已过期。请在 Restream 的控制台刷新该频道。</translation>
        </message>
        <message>
            <source>{platform}: nothing is live there, so no chat is heard. It is once you are live.</source>
            <translation>{platform}：那里没有正在进行的直播，因此收不到聊天。开播后即可收到。</translation>
        </message>
        <message>
            <source>{platform}: the channel was added to Restream by its stream key, which opens no chat. Connect it in Restream's dashboard.</source>
            <translation>{platform}：该频道是用推流密钥添加到 Restream 的，无法读取聊天。请在 Restream 的控制台用账号连接它。</translation>
        </message>
        <message>
            <source>{platform}: Restream does not hear the chat ({reason}). Connect the channel anew in Restream's dashboard.</source>
            <translation>{platform}：Restream 收不到聊天（{reason}）。请在 Restream 的控制台重新连接该频道。</translation>
        </message>
        <message>
            <source>Of {count} more platforms Restream does not hear the chat.</source>
            <translation>另有 {count} 个平台的聊天 Restream 收不到。</translation>
        </message>
        <message>
            <source>Shopify wants to know who asks: enter the Admin API access token of an app of the shop.</source>
            <translation>Shopify 需要知道是谁在访问：请填写该商店某个应用的 Admin API 访问令牌。</translation>
        </message>
        <message>
            <source>Shopify refuses the access token: install the shop's app anew, and enter the token that it then shows.</source>
            <translation>Shopify 拒绝了访问令牌：请重新安装商店的应用，并填写届时显示的令牌。</translation>
        </message>
        <message>
            <source>{shop} is no shop: enter its address, like my-shop.myshopify.com.</source>
            <translation>{shop} 不是商店：请填写其地址，例如 my-shop.myshopify.com。</translation>
        </message>
        <message>
            <source>The access token would go to {place} without encryption: enter an address that begins with https.</source>
            <translation>访问令牌会不加密地发送到 {place}：请填写以 https 开头的地址。</translation>
        </message>
        <message>
            <source>Shopify knows no shop at {place}: check it in the settings.</source>
            <translation>Shopify 在 {place} 没有商店：请在设置里核对。</translation>
        </message>
        <message>
            <source>The shop at {place} is now at {page}: enter that in the settings.</source>
            <translation>{place} 的商店现在位于 {page}：请在设置里填写新地址。</translation>
        </message>
        <message>
            <source>There is no Shopify Admin API at {place}: check the shop in the settings.</source>
            <translation>{place} 没有 Shopify Admin API：请在设置里核对商店。</translation>
        </message>
        <message>
            <source>Shopify at {place} has not answered within {seconds} seconds.</source>
            <translation>Shopify（{place}）在 {seconds} 秒内没有应答。</translation>
        </message>
        <message>
            <source>Shopify at {place} cannot be reached ({reason}).</source>
            <translation>无法连接 Shopify（{place}）：{reason}。</translation>
        </message>
        <message>
            <source>Shopify at {place} answers with error {code}.</source>
            <translation>Shopify（{place}）返回错误 {code}。</translation>
        </message>
        <message>
            <source>Shopify lets {place} be asked again in {seconds} seconds: other apps of the same token ask it too, or the show is too much for the shop's plan.</source>
            <translation>Shopify 要求 {seconds} 秒后才能再次访问 {place}：同一令牌还有其他应用在访问，或者这场直播超出了商店套餐的限额。</translation>
        </message>
        <message>
            <source>The shop at {place} is paused or frozen: see its administration at Shopify.</source>
            <translation>{place} 的商店已暂停或被冻结：请到 Shopify 后台查看。</translation>
        </message>
        <message>
            <source>The app may not do this in Shopify ({reason}). Give it the rights to read and write products, inventory and publications, and to read locations and orders, and install it anew.</source>
            <translation>应用在 Shopify 没有此权限（{reason}）。请授予它读写商品、库存和发布的权限，以及读取地点和订单的权限，然后重新安装。</translation>
        </message>
        <message>
            <source>Shopify refuses: {reason}</source>
            <translation>Shopify 拒绝：{reason}</translation>
        </message>
        <message>
            <source>Shopify failed: {reason}</source>
            <translation>Shopify 出错：{reason}</translation>
        </message>
        <message>
            <source>Shopify's answer is longer than {most} MiB.</source>
            <translation>Shopify 的应答超过 {most} MiB。</translation>
        </message>
        <message>
            <source>Shopify answers in a way that this adapter does not know: {reason}</source>
            <translation>Shopify 的应答是此适配器不认识的：{reason}</translation>
        </message>
        <message>
            <source>Shopify does not say what time it is, so its orders cannot be followed.</source>
            <translation>Shopify 没有给出时间，因此无法跟踪它的订单。</translation>
        </message>
        <message>
            <source>No location that fulfils online orders is called {name} in Shopify. There are: {names}. Check it in the settings.</source>
            <translation>Shopify 中没有名为 {name} 且处理线上订单的地点。现有：{names}。请在设置里核对。</translation>
        </message>
        <message>
            <source>No sales channel is called {name} in Shopify. There are: {names}. Check it in the settings.</source>
            <translation>Shopify 中没有名为 {name} 的销售渠道。现有：{names}。请在设置里核对。</translation>
        </message>
        <message>
            <source>Shopify has no product with the id {id}: check it in the product.</source>
            <translation>Shopify 没有 id 为 {id} 的商品：请在商品中核对。</translation>
        </message>
        <message>
            <source>{product} has no variant with the SKU {sku} in Shopify.</source>
            <translation>{product} 在 Shopify 中没有 SKU 为 {sku} 的规格。</translation>
        </message>
        <message>
            <source>{product} has several variants with the SKU {sku} in Shopify: give each one its own there.</source>
            <translation>{product} 在 Shopify 中有多个 SKU 为 {sku} 的规格：请在那里为每个规格设置不同的 SKU。</translation>
        </message>
        <message>
            <source>Shopify's price of {sku} is no price in {currency}: correct it there.</source>
            <translation>{sku} 在 Shopify 的价格不是有效的 {currency} 价格：请在那里更正。</translation>
        </message>
        <message>
            <source>A price in Shopify lies between 0 and {most}.</source>
            <translation>Shopify 的价格在 0 到 {most} 之间。</translation>
        </message>
        <message>
            <source>A stock in Shopify lies between 0 and {most}.</source>
            <translation>Shopify 的库存在 0 到 {most} 之间。</translation>
        </message>
        <message>
            <source>{sku} costs {price} in Shopify, not {expected}.</source>
            <translation>{sku} 在 Shopify 的价格是 {price}，不是 {expected}。</translation>
        </message>
        <message>
            <source>{stock} of {sku} can be bought in Shopify, not {expected}.</source>
            <translation>{sku} 在 Shopify 可购买 {stock} 件，不是 {expected} 件。</translation>
        </message>
        <message>
            <source>Buyers were quicker: the stock of {sku} changed in Shopify while it was set.</source>
            <translation>买家抢先了一步：设置 {sku} 的库存时，它在 Shopify 已经变了。</translation>
        </message>
        <message>
            <source>Shopify does not hold to the stock of {sku}: switch 'Track quantity' on there, and 'Continue selling when out of stock' off.</source>
            <translation>Shopify 不按库存限制 {sku}：请在那里打开“跟踪数量”，并关闭“缺货后继续销售”。</translation>
        </message>
        <message>
            <source>{sku} is not stocked at {location} in Shopify: stock it there, or choose another.</source>
            <translation>{sku} 在 Shopify 的 {location} 没有库存记录：请在那里添加，或选择其他地点。</translation>
        </message>
        <message>
            <source>{units} of {sku} lie at other locations that sell online in Shopify: the show can leave no fewer than these.</source>
            <translation>{sku} 有 {units} 件在 Shopify 其他线上销售的地点：直播无法把库存设得更少。</translation>
        </message>
        <message>
            <source>{product} is a draft or archived in Shopify: make it active there, then the show can open it.</source>
            <translation>{product} 在 Shopify 是草稿或已归档：请先在那里设为有效，直播才能开放购买。</translation>
        </message>
        <message>
            <source>Shopify took the change of {product} and shows it unchanged: look at it there.</source>
            <translation>Shopify 接受了对 {product} 的更改，但显示没有变化：请在那里查看。</translation>
        </message>
        <message>
            <source>WooCommerce wants to know who asks: give a consumer key and its secret (in WooCommerce's settings: Advanced, REST API).</source>
            <translation>WooCommerce 需要知道是谁在请求：请填写消费者密钥及其 secret（WooCommerce &gt; 设置 &gt; 高级 &gt; REST API）。</translation>
        </message>
        <message>
            <source>{url} is not the address of a shop: check it in the settings.</source>
            <translation>{url} 不是商店地址：请检查设置。</translation>
        </message>
        <message>
            <source>A key goes to {place} over https alone: give an address with https.</source>
            <translation>密钥只通过 https 发送到 {place}：请填写 https 地址。</translation>
        </message>
        <message>
            <source>There is no REST API of WooCommerce at {url}: check the address, that WooCommerce is active, and that WordPress's permalinks are not 'Plain'.</source>
            <translation>{url} 没有 WooCommerce 的 REST API：请检查地址、WooCommerce 是否已启用，以及 WordPress 的固定链接不是“朴素”。</translation>
        </message>
        <message>
            <source>The shop at {place} sends to another page, {page}: give the address to which it leads.</source>
            <translation>{place} 的商店转到另一页面 {page}：请填写它指向的地址。</translation>
        </message>
        <message>
            <source>Something before WooCommerce at {place} refuses the studio: let its firewall or security plugin pass the REST API.</source>
            <translation>{place} 的 WooCommerce 前面有程序拒绝本软件：请让其防火墙或安全插件放行 REST API。</translation>
        </message>
        <message>
            <source>WooCommerce refuses the key: check key, secret and that it may read and write ({reason}).</source>
            <translation>WooCommerce 拒绝该密钥：请检查密钥、secret 以及它是否可读写（{reason}）。</translation>
        </message>
        <message>
            <source>WooCommerce knows no such key, or none reaches it: check the key; if it is right, have it sent in the address ({reason}).</source>
            <translation>WooCommerce 不认识该密钥，或者没有收到密钥：请检查密钥；如果无误，请改为在网址中发送（{reason}）。</translation>
        </message>
        <message>
            <source>The key's user may not do this in WooCommerce: make it one of a shop manager ({reason}).</source>
            <translation>该密钥的用户在 WooCommerce 中无权这样做：请使用商店经理的密钥（{reason}）。</translation>
        </message>
        <message>
            <source>WooCommerce at {place} has not answered within {seconds} seconds.</source>
            <translation>{place} 的 WooCommerce 在 {seconds} 秒内没有回答。</translation>
        </message>
        <message>
            <source>WooCommerce at {place} cannot be reached ({reason}).</source>
            <translation>无法连接 {place} 的 WooCommerce（{reason}）。</translation>
        </message>
        <message>
            <source>WooCommerce at {place} is asked too often: it wants {seconds} seconds of rest.</source>
            <translation>对 {place} 的 WooCommerce 请求过于频繁：它要求休息 {seconds} 秒。</translation>
        </message>
        <message>
            <source>The shop at {place} is busy or being maintained.</source>
            <translation>{place} 的商店繁忙或正在维护。</translation>
        </message>
        <message>
            <source>WooCommerce at {place} answers with error {code}.</source>
            <translation>{place} 的 WooCommerce 返回错误 {code}。</translation>
        </message>
        <message>
            <source>WooCommerce has nothing at {path}.</source>
            <translation>WooCommerce 的 {path} 没有内容。</translation>
        </message>
        <message>
            <source>WooCommerce refuses: {reason}</source>
            <translation>WooCommerce 拒绝：{reason}</translation>
        </message>
        <message>
            <source>WooCommerce answers in a way that this adapter does not know: {reason}</source>
            <translation>WooCommerce 的回答无法识别：{reason}</translation>
        </message>
        <message>
            <source>WooCommerce's answer is longer than {most} MB.</source>
            <translation>WooCommerce 的回答超过 {most} MB。</translation>
        </message>
        <message>
            <source>The shop's server does not say what time it is, so its orders cannot be followed.</source>
            <translation>商店服务器没有说明时间，因此无法跟踪订单。</translation>
        </message>
        <message>
            <source>WooCommerce sells in {currency}, which is no currency of ISO 4217.</source>
            <translation>WooCommerce 以 {currency} 销售，它不是 ISO 4217 货币。</translation>
        </message>
        <message>
            <source>WooCommerce has no product with the id {id}: check it in the product.</source>
            <translation>WooCommerce 没有 id 为 {id} 的商品：请检查商品设置。</translation>
        </message>
        <message>
            <source>{id} is a variation in WooCommerce: give the id of its product, {parent}.</source>
            <translation>{id} 在 WooCommerce 中是一个变体：请填写其商品的 id：{parent}。</translation>
        </message>
        <message>
            <source>{product} has no variant {sku} in WooCommerce: a variant is called by its SKU, without one of its own by its id.</source>
            <translation>{product} 在 WooCommerce 中没有变体 {sku}：变体以其 SKU 命名，没有自己的 SKU 时以 id 命名。</translation>
        </message>
        <message>
            <source>{product} is a product of the kind '{kind}', which is not sold by itself.</source>
            <translation>{product} 是“{kind}”类型的商品，不能单独销售。</translation>
        </message>
        <message>
            <source>No variation of {product} is enabled in WooCommerce: enable one there.</source>
            <translation>{product} 在 WooCommerce 中没有启用的变体：请在那里启用一个。</translation>
        </message>
        <message>
            <source>{sku} is not enabled in WooCommerce: enable it there.</source>
            <translation>{sku} 在 WooCommerce 中未启用：请在那里启用。</translation>
        </message>
        <message>
            <source>WooCommerce's price of {sku}, {price}, is none that can be charged in {currency}: give it a whole one there.</source>
            <translation>WooCommerce 中 {sku} 的价格 {price} 无法以 {currency} 收取：请在那里改为整数单位的价格。</translation>
        </message>
        <message>
            <source>WooCommerce charges {places} decimals: {amount} cannot be written there. Set its number of decimals.</source>
            <translation>WooCommerce 只收取 {places} 位小数：无法写入 {amount}。请设置其小数位数。</translation>
        </message>
        <message>
            <source>WooCommerce shows {sku} at another price than is entered there: have prices entered as the shop displays them, both with tax or both without.</source>
            <translation>WooCommerce 展示的 {sku} 价格与录入的不同：请按商店展示的方式录入价格，同为含税或同为不含税。</translation>
        </message>
        <message>
            <source>{sku} costs {price} in WooCommerce, not {expected}.</source>
            <translation>{sku} 在 WooCommerce 中的价格是 {price}，而不是 {expected}。</translation>
        </message>
        <message>
            <source>{stock} of {sku} can be bought in WooCommerce, not {expected}.</source>
            <translation>WooCommerce 中可购买 {stock} 件 {sku}，而不是 {expected} 件。</translation>
        </message>
        <message>
            <source>A price in WooCommerce lies between 0 and {most} here.</source>
            <translation>这里 WooCommerce 的价格在 0 到 {most} 之间。</translation>
        </message>
        <message>
            <source>A stock in WooCommerce lies between 0 and {most}.</source>
            <translation>WooCommerce 的库存在 0 到 {most} 之间。</translation>
        </message>
        <message>
            <source>WooCommerce charges {found} for {sku} and not {price}: take out the dates of its sale there, or what else sets its price.</source>
            <translation>WooCommerce 对 {sku} 收取 {found} 而不是 {price}：请在那里去掉促销日期，或检查是什么设定了价格。</translation>
        </message>
        <message>
            <source>WooCommerce has not changed the stock of {sku}: see there what sets it.</source>
            <translation>WooCommerce 没有更改 {sku} 的库存：请在那里查看是什么设定了它。</translation>
        </message>
        <message>
            <source>{product} stays '{found}' in WooCommerce: see there what keeps it so.</source>
            <translation>{product} 在 WooCommerce 中仍为“{found}”：请在那里查看原因。</translation>
        </message>
        <message>
            <source>WooCommerce takes {sku} for sold out with {units} left: lower its 'Out of stock threshold'.</source>
            <translation>WooCommerce 在 {sku} 还剩 {units} 件时即视为售罄：请调低其“缺货阈值”。</translation>
        </message>
        <message>
            <source>WooCommerce does not count the stock of {sku}: switch 'Manage stock' on for it.</source>
            <translation>WooCommerce 不统计 {sku} 的库存：请为它开启“管理库存”。</translation>
        </message>
        <message>
            <source>WooCommerce counts {sku} together with all variations of its product: switch 'Manage stock' on for each variation.</source>
            <translation>WooCommerce 将 {sku} 与其商品的所有变体合并计数：请为每个变体开启“管理库存”。</translation>
        </message>
        <message>
            <source>WooCommerce sells {sku} beyond its stock: set 'Allow backorders' to 'Do not allow' for it.</source>
            <translation>WooCommerce 允许 {sku} 超出库存销售：请将其“允许延期交货”设为“不允许”。</translation>
        </message>
        <message>
            <source>No webhook of WooCommerce with the topic '{topic}' leads to the relay: make one. Until then orders are asked for.</source>
            <translation>没有主题为“{topic}”的 WooCommerce webhook 指向中继：请创建一个。在此之前将轮询订单。</translation>
        </message>
        <message>
            <source>WooCommerce has switched webhook {names} off, as it does when calls fail: switch it on again there (in WooCommerce's settings: Advanced, Webhooks). Until then orders are asked for.</source>
            <translation>WooCommerce 已关闭 webhook {names}，调用失败时它会这样做：请在那里重新开启（WooCommerce &gt; 设置 &gt; 高级 &gt; Webhooks）。在此之前将轮询订单。</translation>
        </message>
        <message>
            <source>Webhook {names} is paused in WooCommerce. Until it is active orders are asked for.</source>
            <translation>Webhook {names} 在 WooCommerce 中已暂停。在它启用之前将轮询订单。</translation>
        </message>
        <message>
            <source>Enter the AppID of your play: it is at developer.open-douyin.com, in the console.</source>
            <translation>请填写直播小玩法的 AppID，可在 developer.open-douyin.com 的控制台中查看。</translation>
        </message>
        <message>
            <source>'{app_id}' is no AppID. Copy it again from developer.open-douyin.com.</source>
            <translation>“{app_id}”不是 AppID。请从 developer.open-douyin.com 重新复制。</translation>
        </message>
        <message>
            <source>Enter the AppSecret of your play under Show &gt; Connections.</source>
            <translation>请在“场次 &gt; 连接”中填写直播小玩法的 AppSecret。</translation>
        </message>
        <message>
            <source>The AppSecret cannot be one. Copy it again, whole, from developer.open-douyin.com.</source>
            <translation>AppSecret 格式不对。请从 developer.open-douyin.com 重新完整复制。</translation>
        </message>
        <message>
            <source>Douyin calls an address on the web: enter under Show &gt; Connections, in its settings, where your relay keeps its calls.</source>
            <translation>抖音通过网络回调推送数据：请在“场次 &gt; 连接”中填写中继保存回调的位置。</translation>
        </message>
        <message>
            <source>Nothing is wanted of Douyin: turn on comments, gifts, likes or fan clubs.</source>
            <translation>没有选择任何抖音消息：请开启评论、礼物、点赞或粉丝团。</translation>
        </message>
        <message>
            <source>'{room}' is no room ID, which is a number. Leave it empty to use a launch token.</source>
            <translation>“{room}”不是直播间 ID，直播间 ID 是一串数字。留空则使用启动 token。</translation>
        </message>
        <message>
            <source>Enter the room ID, or the launch token that Douyin's companion gives your play when it is opened.</source>
            <translation>请填写直播间 ID，或直播伴侣启动玩法时传入的启动 token。</translation>
        </message>
        <message>
            <source>Douyin does not take the launch token, which holds for 30 minutes. Open your play again, and enter the new one.</source>
            <translation>抖音不接受该启动 token，它的有效期为 30 分钟。请重新启动玩法并填写新的 token。</translation>
        </message>
        <message>
            <source>Douyin does not know the AppID ({code}). Copy it again from its console.</source>
            <translation>抖音不认识该 AppID（{code}）。请从控制台重新复制。</translation>
        </message>
        <message>
            <source>The AppSecret does not belong to the AppID ({code}). Enter it again.</source>
            <translation>AppSecret 与 AppID 不匹配（{code}）。请重新填写。</translation>
        </message>
        <message>
            <source>Your play has no right to this ({code}). Ask for it in Douyin's console, under Abilities.</source>
            <translation>你的玩法没有该权限（{code}）。请在抖音控制台的“能力”中申请开通。</translation>
        </message>
        <message>
            <source>Douyin pushes nothing from this room ({code}): see that it is live, that your play is open in it, and that its abilities were granted. It is tried again.</source>
            <translation>抖音没有推送该直播间的数据（{code}）：请确认直播间已开播、玩法已挂载，并已开通相应能力。系统会自动重试。</translation>
        </message>
        <message>
            <source>Douyin is asked too much at once. It is asked again in a moment.</source>
            <translation>对抖音的请求过于频繁，稍后会自动重试。</translation>
        </message>
        <message>
            <source>Douyin does not take the access token ({code}). See whether others use the same AppID; another one is fetched.</source>
            <translation>抖音不接受 access_token（{code}）。请确认是否有其他程序在使用同一 AppID；系统会重新获取。</translation>
        </message>
        <message>
            <source>Douyin refuses ({code}): {reason}</source>
            <translation>抖音拒绝了请求（{code}）：{reason}</translation>
        </message>
        <message>
            <source>Douyin cannot be reached. Check the network; it is tried again.</source>
            <translation>无法连接抖音。请检查网络；系统会自动重试。</translation>
        </message>
        <message>
            <source>Douyin has not answered within {seconds} seconds. It is tried again.</source>
            <translation>抖音在 {seconds} 秒内没有响应。系统会自动重试。</translation>
        </message>
        <message>
            <source>Douyin has an error of its own ({code}). It is tried again.</source>
            <translation>抖音服务出错（{code}）。系统会自动重试。</translation>
        </message>
        <message>
            <source>Douyin answers in a way that this version does not know: {reason}</source>
            <translation>抖音返回了本版本无法识别的内容：{reason}</translation>
        </message>
        <message>
            <source>Douyin's answer is longer than {most} MiB, which are read of one.</source>
            <translation>抖音返回的内容超过 {most} MiB 的读取上限。</translation>
        </message>
        <message>
            <source>Douyin is not connected yet. Try again in a moment.</source>
            <translation>抖音尚未连接。请稍后再试。</translation>
        </message>
        <message>
            <source>Douyin does not push {kinds}: {why}.</source>
            <translation>抖音没有推送 {kinds}：{why}。</translation>
        </message>
        <message>
            <source>What Douyin could not push of {kinds} is not fetched, and not counted: {why}. It is tried again every two minutes.</source>
            <translation>抖音未能推送的 {kinds} 未取回，也未计入：{why}。每两分钟重试一次。</translation>
        </message>
        <message>
            <source>Until now {likes} likes, and {gifts} gifts of ¥{value}.</source>
            <translation>到目前为止 {likes} 次点赞，{gifts} 件礼物，共 ¥{value}。</translation>
        </message>
        <message>
            <source>Enter an access token of your page: the Graph API Explorer at developers.facebook.com gives one for an app of yours.</source>
            <translation>请输入公共主页的访问令牌：可在 developers.facebook.com 的 Graph API Explorer 中为你的应用生成。</translation>
        </message>
        <message>
            <source>The access token cannot be one. Copy it again, all of it, from developers.facebook.com.</source>
            <translation>这不可能是访问令牌。请从 developers.facebook.com 重新完整复制。</translation>
        </message>
        <message>
            <source>'{page}' is no page ID. It is a number, and stands on your page under About, Page transparency.</source>
            <translation>“{page}”不是公共主页编号。它是一个数字，见主页的“关于 &gt; 主页透明度”。</translation>
        </message>
        <message>
            <source>'{app_id}' is no app ID. It is a number, and stands on your app's page at developers.facebook.com.</source>
            <translation>“{app_id}”不是应用编号。它是一个数字，见 developers.facebook.com 上你的应用页面。</translation>
        </message>
        <message>
            <source>The app secret cannot be one. Copy it again from App settings, Basic at developers.facebook.com.</source>
            <translation>这不可能是应用密钥。请从 developers.facebook.com 的“应用设置 &gt; 基本”重新复制。</translation>
        </message>
        <message>
            <source>The app secret is not of the app that the access token was made for. Copy it from that app at developers.facebook.com.</source>
            <translation>应用密钥与访问令牌不属于同一应用。请从 developers.facebook.com 上该令牌所属的应用复制。</translation>
        </message>
        <message>
            <source>The access token is that of a person. Enter the ID of the page as well, or a token of the page itself.</source>
            <translation>这是个人的访问令牌。请同时输入公共主页编号，或使用主页自己的令牌。</translation>
        </message>
        <message>
            <source>Facebook gives no token of the page {page} to this person. Use the token of somebody who has full control of the page, with the permission pages_show_list.</source>
            <translation>Facebook 不向此人提供主页 {page} 的令牌。请使用对该主页拥有完全控制权的人的令牌，并授予 pages_show_list 权限。</translation>
        </message>
        <message>
            <source>Facebook does not exchange the token for one that lasts ({code}). Check that app ID, app secret and token are of the same app.</source>
            <translation>Facebook 未将令牌换成长期令牌（{code}）。请检查应用编号、应用密钥和令牌是否属于同一应用。</translation>
        </message>
        <message>
            <source>The access token ends at {time}.</source>
            <translation>访问令牌将于 {time} 失效。</translation>
        </message>
        <message>
            <source>Facebook lets the access token read the page until {time}. Make a new one before, at developers.facebook.com, and enter it.</source>
            <translation>Facebook 允许此访问令牌读取主页至 {time}。请在此之前到 developers.facebook.com 生成新令牌并填入。</translation>
        </message>
        <message>
            <source>Facebook does not say when the access token ends. One of the Graph API Explorer does within an hour or two.</source>
            <translation>Facebook 没有说明访问令牌何时失效。Graph API Explorer 生成的令牌会在一两个小时内失效。</translation>
        </message>
        <message>
            <source>For one that lasts, enter page ID, app ID and app secret, and a new token of a person who runs the page.</source>
            <translation>要长期有效，请填写主页编号、应用编号和应用密钥，并填入主页管理者的新令牌。</translation>
        </message>
        <message>
            <source>Facebook does not take the access token: {reason} Enter another one under Show &gt; Connections.</source>
            <translation>Facebook 不接受该访问令牌：{reason} 请在“场次 &gt; 连接”中输入新的令牌。</translation>
        </message>
        <message>
            <source>Facebook cannot be reached. Check the network; it is tried again.</source>
            <translation>无法连接 Facebook。请检查网络；将会重试。</translation>
        </message>
        <message>
            <source>Facebook has not answered within {seconds} seconds.</source>
            <translation>Facebook 在 {seconds} 秒内没有回应。</translation>
        </message>
        <message>
            <source>Facebook has an error of its own ({code}). It is tried again.</source>
            <translation>Facebook 自身出错（{code}）。将会重试。</translation>
        </message>
        <message>
            <source>Facebook is asked too much at once. It takes more in {seconds} seconds.</source>
            <translation>对 Facebook 的请求过多。{seconds} 秒后可继续。</translation>
        </message>
        <message>
            <source>Facebook is asked too much at once. It takes more in {minutes} minutes.</source>
            <translation>对 Facebook 的请求过多。{minutes} 分钟后可继续。</translation>
        </message>
        <message>
            <source>Facebook refuses ({code}): {reason}</source>
            <translation>Facebook 拒绝（{code}）：{reason}</translation>
        </message>
        <message>
            <source>The access token lacks a permission: {reason} It needs pages_read_engagement, pages_read_user_content, pages_manage_engagement, pages_manage_posts and publish_video.</source>
            <translation>访问令牌缺少权限：{reason} 需要 pages_read_engagement、pages_read_user_content、pages_manage_engagement、pages_manage_posts 和 publish_video。</translation>
        </message>
        <message>
            <source>Facebook does not let this account go live: {reason}</source>
            <translation>Facebook 不允许此账号直播：{reason}</translation>
        </message>
        <message>
            <source>Facebook has blocked this for a while: {reason}</source>
            <translation>Facebook 已暂时禁止此操作：{reason}</translation>
        </message>
        <message>
            <source>Facebook does not have this, or this token may not see it.</source>
            <translation>Facebook 上没有此内容，或此令牌无权查看。</translation>
        </message>
        <message>
            <source>Facebook answers in a way that this version does not know: {reason}</source>
            <translation>Facebook 的回应方式是此版本不了解的：{reason}</translation>
        </message>
        <message>
            <source>Nothing of this page is live on Facebook. Its comments are heard as soon as something is.</source>
            <translation>该主页在 Facebook 上没有直播。一开播就会读取评论。</translation>
        </message>
        <message>
            <source>{count} live videos of this page are on air. The comments are those of '{title}', to which this studio streams.</source>
            <translation>该主页有 {count} 场直播正在进行。显示的是演播室推流的“{title}”的评论。</translation>
        </message>
        <message>
            <source>{count} live videos of this page are on air, and none is known to be of this studio. The comments are those of '{title}'. For those of another, choose it in the panel Broadcast.</source>
            <translation>该主页有 {count} 场直播正在进行，无法得知哪一场由演播室推流。显示的是“{title}”的评论。要看另一场的评论，请在“直播”面板中选择它。</translation>
        </message>
        <message>
            <source>The live video to which this studio streams is on air: '{title}'. Its comments are read from now on.</source>
            <translation>演播室推流的直播“{title}”已开播，从现在起读取它的评论。</translation>
        </message>
        <message>
            <source>Live videos of this page that cannot be read, and are left out: {count}. Look at them in Live Producer.</source>
            <translation>该主页有直播无法读取，已略过：{count} 场。请在 Live Producer 中查看。</translation>
        </message>
        <message>
            <source>The live video on Facebook has ended. The next one is entered once it is live.</source>
            <translation>Facebook 上的直播已结束。下一场开播后会自动进入。</translation>
        </message>
        <message>
            <source>Facebook has ended the connection to the comments. It is tried again.</source>
            <translation>Facebook 断开了评论连接。将会重试。</translation>
        </message>
        <message>
            <source>Facebook is not connected yet. Try again in a moment.</source>
            <translation>Facebook 尚未连接。请稍后再试。</translation>
        </message>
        <message>
            <source>Facebook does not take the same words twice in a row. Change them and try again.</source>
            <translation>Facebook 不接受连续两次相同的文字。请修改后再试。</translation>
        </message>
        <message>
            <source>Facebook does not say on which video a comment would be written. Write it on the video's own page.</source>
            <translation>Facebook 没有说明评论应写在哪个视频下。请在视频页面上发表。</translation>
        </message>
        <message>
            <source>The comment that is answered was written too long ago. Write without answering it.</source>
            <translation>所回复的评论过于久远。请直接发言。</translation>
        </message>
        <message>
            <source>Facebook does not know this comment: it has gone already.</source>
            <translation>Facebook 找不到这条评论：它已不在了。</translation>
        </message>
        <message>
            <source>Facebook leaves the comment where it is: the access token may lack the permission pages_manage_engagement. Take it away on the video's own page.</source>
            <translation>Facebook 没有移除这条评论：访问令牌可能缺少 pages_manage_engagement 权限。请在该视频自己的页面上移除。</translation>
        </message>
        <message>
            <source>Facebook has not taken the comment away. Do it on the video's own page.</source>
            <translation>Facebook 没有移除该评论。请在视频页面上操作。</translation>
        </message>
        <message>
            <source>Facebook does not say who wrote this, or they wrote too long ago. Block them on the video's own page.</source>
            <translation>Facebook 没有说明作者是谁，或发言过于久远。请在视频页面上屏蔽。</translation>
        </message>
        <message>
            <source>Facebook has not done it. Block or unblock them on the page itself, under its settings.</source>
            <translation>Facebook 没有执行。请在公共主页自己的设置中屏蔽或解除屏蔽。</translation>
        </message>
        <message>
            <source>Facebook lets no program mute a viewer for a while. Block them, or hide what they write.</source>
            <translation>Facebook 不允许程序暂时禁言观众。请屏蔽此人，或隐藏其发言。</translation>
        </message>
        <message>
            <source>Facebook lets no program see how comments are moderated, so that none can slow them down. Do it in Live Producer.</source>
            <translation>Facebook 不允许程序查看评论的管理方式，因此无法设置慢速模式。请在 Live Producer 中设置。</translation>
        </message>
        <message>
            <source>Facebook lets no program pin a comment. Pin it in Live Producer.</source>
            <translation>Facebook 不允许程序置顶评论。请在 Live Producer 中置顶。</translation>
        </message>
        <message>
            <source>This page has no live video on Facebook to which a stream would go. Make one, or choose a planned one.</source>
            <translation>该主页在 Facebook 上没有可接收推流的直播。请新建一场，或选择已安排的一场。</translation>
        </message>
        <message>
            <source>Facebook has no planned live video {video}. Look at the list again.</source>
            <translation>Facebook 上没有已安排的直播 {video}。请重新查看列表。</translation>
        </message>
        <message>
            <source>Facebook has no unlisted live videos. Choose public or private.</source>
            <translation>Facebook 没有“不公开列出”的直播。请选择公开或私密。</translation>
        </message>
        <message>
            <source>Facebook has made the live video and does not show it yet. Look at the list in a moment.</source>
            <translation>Facebook 已创建直播，但尚未显示。请稍后查看列表。</translation>
        </message>
        <message>
            <source>Facebook does not receive the stream yet. Start its destination, wait some seconds, and go live then.</source>
            <translation>Facebook 尚未收到推流。请先启动推流目标，等待几秒后再开播。</translation>
        </message>
        <message>
            <source>The page's live video is another one now: '{title}'. Nothing was done. Look at the panel Broadcast, and ask again.</source>
            <translation>该主页的直播已换成另一场：“{title}”。未执行任何操作。请查看“直播”面板后再操作。</translation>
        </message>
        <message>
            <source>The live video has not begun: there is nothing to end. Delete it in Live Producer.</source>
            <translation>直播尚未开始：没有可结束的内容。请在 Live Producer 中删除。</translation>
        </message>
        <message>
            <source>Facebook names no encrypted address and key for this live video. Look at it in Live Producer.</source>
            <translation>Facebook 没有给出该直播的加密地址和密钥。请在 Live Producer 中查看。</translation>
        </message>
        <message>
            <source>TikTok Shop wants to know which app asks: enter the app key and the app secret of your app in Partner Center.</source>
            <translation>TikTok Shop 需要知道由哪个应用请求：请输入您在 Partner Center 中应用的 App key 和 App secret。</translation>
        </message>
        <message>
            <source>TikTok Shop knows no such app: check the app key, and that the app secret is of the same app ({reason}).</source>
            <translation>TikTok Shop 不认识该应用：请检查 App key，并确认 App secret 属于同一应用（{reason}）。</translation>
        </message>
        <message>
            <source>Nobody is logged in at TikTok Shop: open the app's authorization link, agree there, and enter as Login the whole address to which you are sent.</source>
            <translation>尚未登录 TikTok Shop：请打开应用的授权链接并同意，然后把跳转到的完整网址填入“登录”。</translation>
        </message>
        <message>
            <source>TikTok Shop refuses the login: open the app's authorization link and enter a new one.</source>
            <translation>TikTok Shop 拒绝了登录信息：请打开应用的授权链接，重新填写登录信息。</translation>
        </message>
        <message>
            <source>The login reaches no shop {name}. There are: {names}. Check it in the settings, or authorize the app for it.</source>
            <translation>该登录没有名为 {name} 的店铺。现有：{names}。请检查设置，或为该店铺授权应用。</translation>
        </message>
        <message>
            <source>Say in the settings which shop it is. The login reaches these: {names}.</source>
            <translation>请在设置中指明店铺。该登录可访问：{names}。</translation>
        </message>
        <message>
            <source>The app may not do this at TikTok Shop ({reason}). Give it the scopes for products and orders in Partner Center, have this computer's address on its list where it has one, and authorize it anew.</source>
            <translation>应用在 TikTok Shop 没有此权限（{reason}）。请在 Partner Center 授予商品和订单权限，若设有 IP 名单则加入本机地址，然后重新授权。</translation>
        </message>
        <message>
            <source>TikTok Shop takes this computer's clock for wrong: set its date and time, or have them set from the network.</source>
            <translation>TikTok Shop 认为本机时钟有误：请设置日期和时间，或从网络同步。</translation>
        </message>
        <message>
            <source>TikTok Shop does not say what time it is, so its orders cannot be followed.</source>
            <translation>TikTok Shop 未告知时间，因此无法跟踪其订单。</translation>
        </message>
        <message>
            <source>TikTok Shop at {place} has not answered within {seconds} seconds.</source>
            <translation>位于 {place} 的 TikTok Shop 在 {seconds} 秒内没有应答。</translation>
        </message>
        <message>
            <source>TikTok Shop at {place} cannot be reached ({reason}).</source>
            <translation>无法连接位于 {place} 的 TikTok Shop（{reason}）。</translation>
        </message>
        <message>
            <source>TikTok Shop at {place} answers with error {code}.</source>
            <translation>位于 {place} 的 TikTok Shop 返回错误 {code}。</translation>
        </message>
        <message>
            <source>TikTok Shop failed: {reason}</source>
            <translation>TikTok Shop 出错：{reason}</translation>
        </message>
        <message>
            <source>TikTok Shop at {place} is asked too often: it wants {seconds} s of rest. Lower 'Most requests a second' if that stays.</source>
            <translation>对位于 {place} 的 TikTok Shop 请求过于频繁：需要等待 {seconds} 秒。若持续如此，请调低“每秒最多请求数”。</translation>
        </message>
        <message>
            <source>{place} does not answer as TikTok Shop does (status {code}): check the network's proxy.</source>
            <translation>{place} 的应答不像 TikTok Shop（状态 {code}）：请检查网络代理。</translation>
        </message>
        <message>
            <source>TikTok Shop's answer is longer than {most} MiB.</source>
            <translation>TikTok Shop 的应答超过 {most} MiB。</translation>
        </message>
        <message>
            <source>TikTok Shop answers in a way that this adapter does not know: {reason}</source>
            <translation>TikTok Shop 的应答方式不为本适配器所知：{reason}</translation>
        </message>
        <message>
            <source>TikTok Shop does not have that: {reason}</source>
            <translation>TikTok Shop 没有该项：{reason}</translation>
        </message>
        <message>
            <source>TikTok Shop refuses: {reason} (code {code})</source>
            <translation>TikTok Shop 拒绝：{reason}（代码 {code}）</translation>
        </message>
        <message>
            <source>The shop at TikTok Shop has no product with the id {id}: check it in the product.</source>
            <translation>TikTok Shop 的店铺中没有 id 为 {id} 的商品：请检查商品设置。</translation>
        </message>
        <message>
            <source>{product} has no variant with the SKU {sku} at TikTok Shop.</source>
            <translation>{product} 在 TikTok Shop 没有 SKU 为 {sku} 的规格。</translation>
        </message>
        <message>
            <source>{product} has several variants with the SKU {sku} at TikTok Shop: give each its own there.</source>
            <translation>{product} 在 TikTok Shop 有多个 SKU 为 {sku} 的规格：请分别设置不同的 SKU。</translation>
        </message>
        <message>
            <source>TikTok Shop changes prices of live products alone: set the price of {sku} to {price} in Seller Center yourself, or activate {product} there and wait until it is live.</source>
            <translation>TikTok Shop 只能修改在售商品的价格：请在 Seller Center 自行把 {sku} 的价格改为 {price}，或上架 {product} 并等待其生效。</translation>
        </message>
        <message>
            <source>TikTok Shop changes nothing of the product in the status that it has: see in Seller Center what it needs.</source>
            <translation>商品处于当前状态时 TikTok Shop 不作任何修改：请在 Seller Center 查看原因。</translation>
        </message>
        <message>
            <source>TikTok Shop sells {sku} beyond its stock: take its backorders out in Seller Center.</source>
            <translation>TikTok Shop 会超出库存销售 {sku}：请在 Seller Center 取消其缺货预订。</translation>
        </message>
        <message>
            <source>{sku} is switched off at TikTok Shop, so its stock is left alone: switch it on in Seller Center.</source>
            <translation>{sku} 在 TikTok Shop 已停用，因此不改动其库存：请在 Seller Center 启用它。</translation>
        </message>
        <message>
            <source>TikTok Shop keeps the price while a promotion runs: end that in Seller Center, or leave the price as it is.</source>
            <translation>促销期间 TikTok Shop 锁定价格：请在 Seller Center 结束促销，或保持原价。</translation>
        </message>
        <message>
            <source>{sku} lies in no warehouse of TikTok Shop: give it one in Seller Center.</source>
            <translation>{sku} 不在 TikTok Shop 的任何仓库中：请在 Seller Center 为其指定仓库。</translation>
        </message>
        <message>
            <source>TikTok Shop sells in {currency}, which is no currency of ISO 4217.</source>
            <translation>TikTok Shop 以 {currency} 销售，这不是 ISO 4217 货币。</translation>
        </message>
        <message>
            <source>{product} needs prices in one currency at TikTok Shop, and has: {found}. Correct them there.</source>
            <translation>{product} 在 TikTok Shop 的价格须为同一货币，现有：{found}。请在那里更正。</translation>
        </message>
        <message>
            <source>TikTok Shop's price of {sku}, {price}, is none that can be charged in {currency}: correct it there.</source>
            <translation>TikTok Shop 中 {sku} 的价格 {price} 无法以 {currency} 收取：请在那里更正。</translation>
        </message>
        <message>
            <source>TikTok Shop charges whole {currency} alone: {amount} cannot be written there.</source>
            <translation>TikTok Shop 只收取整数的 {currency}：无法写入 {amount}。</translation>
        </message>
        <message>
            <source>A price at TikTok Shop lies between 0 and {most} here.</source>
            <translation>TikTok Shop 的价格须在 0 到 {most} 之间。</translation>
        </message>
        <message>
            <source>A stock at TikTok Shop lies between 0 and {most}.</source>
            <translation>TikTok Shop 的库存须在 0 到 {most} 之间。</translation>
        </message>
        <message>
            <source>{sku} costs {price} at TikTok Shop, not {expected}.</source>
            <translation>{sku} 在 TikTok Shop 的价格是 {price}，而不是 {expected}。</translation>
        </message>
        <message>
            <source>{stock} of {sku} can be bought at TikTok Shop, not {expected}.</source>
            <translation>{sku} 在 TikTok Shop 可购 {stock} 件，而不是 {expected} 件。</translation>
        </message>
        <message>
            <source>TikTok Shop was told {price} for {sku} and shows {found}: see in Seller Center whether it still changes, and what else sets its price.</source>
            <translation>已告知 TikTok Shop 将 {sku} 定价为 {price}，但显示为 {found}：请在 Seller Center 查看它是否还会变化，以及还有什么决定其价格。</translation>
        </message>
        <message>
            <source>TikTok Shop made {found} of {price} for {sku}, so the price of before was put back: see in Seller Center what else sets it, taxes for instance.</source>
            <translation>TikTok Shop 把 {sku} 的 {price} 变成了 {found}，因此已恢复原价：请在 Seller Center 查看还有什么决定其价格，例如税费。</translation>
        </message>
        <message>
            <source>TikTok Shop made {found} of {price} for {sku}, and does not show the price of before again: see in Seller Center that it is {old}, or set it there.</source>
            <translation>TikTok Shop 把 {sku} 的 {price} 变成了 {found}，且没有重新显示原价：请在 Seller Center 确认价格为 {old}，否则请在那里修改。</translation>
        </message>
        <message>
            <source>At the end of a sale the studio closes no link at TikTok Shop and puts no price back: when the launch asks for it, deactivate the product in Seller Center, and set the old price there yourself.</source>
            <translation>销售结束时，本软件不会在 TikTok Shop 关闭链接，也不会恢复价格：请在发布流程提示时到 Seller Center 下架商品，并自行改回原价。</translation>
        </message>
        <message>
            <source>Whatnot wants to know who asks: give a personal access token (in Whatnot's developer dashboard: Personal access tokens).</source>
            <translation>Whatnot 需要知道是谁在请求：请填写个人访问令牌（在 Whatnot 开发者后台的 Personal access tokens 中）。</translation>
        </message>
        <message>
            <source>The address in the settings is none of Whatnot's Seller API: leave the field empty.</source>
            <translation>设置中的地址不是 Whatnot Seller API 的地址：请将该栏留空。</translation>
        </message>
        <message>
            <source>A token goes to {place} over https alone: give an address with https.</source>
            <translation>令牌只通过 https 发送到 {place}：请填写 https 地址。</translation>
        </message>
        <message>
            <source>Whatnot does not take the token: it was revoked, has expired, or is another. Make one in Whatnot's developer dashboard.</source>
            <translation>Whatnot 不接受该令牌：它已被撤销、已过期，或不是正确的令牌。请在 Whatnot 开发者后台新建一个。</translation>
        </message>
        <message>
            <source>The token lacks the permission {scopes}: give it that in Whatnot's developer dashboard.</source>
            <translation>令牌缺少权限 {scopes}：请在 Whatnot 开发者后台授予该权限。</translation>
        </message>
        <message>
            <source>Whatnot does not let this seller do it: {reason}</source>
            <translation>Whatnot 不允许该卖家这样做：{reason}</translation>
        </message>
        <message>
            <source>{place} sends to another page: leave the address in the settings empty.</source>
            <translation>{place} 转到了另一个页面：请将设置中的地址留空。</translation>
        </message>
        <message>
            <source>What answers at {place} is not Whatnot's Seller API: leave the address in the settings empty.</source>
            <translation>{place} 上应答的不是 Whatnot Seller API：请将设置中的地址留空。</translation>
        </message>
        <message>
            <source>Whatnot at {place} has not answered within {seconds} seconds.</source>
            <translation>{place} 的 Whatnot 在 {seconds} 秒内没有应答。</translation>
        </message>
        <message>
            <source>Whatnot at {place} is asked as often as it may be: the turn of one question did not come within {seconds} seconds.</source>
            <translation>{place} 的 Whatnot 请求频率已达上限：有一个请求在 {seconds} 秒内未能轮到。</translation>
        </message>
        <message>
            <source>Whatnot at {place} cannot be reached ({reason}).</source>
            <translation>无法连接 {place} 的 Whatnot（{reason}）。</translation>
        </message>
        <message>
            <source>Whatnot at {place} is asked too often: it wants {seconds} seconds of rest.</source>
            <translation>对 {place} 的 Whatnot 请求过于频繁：需要暂停 {seconds} 秒。</translation>
        </message>
        <message>
            <source>Whatnot at {place} answers with error {code}.</source>
            <translation>{place} 的 Whatnot 返回错误 {code}。</translation>
        </message>
        <message>
            <source>Whatnot has nothing at {path}.</source>
            <translation>Whatnot 在 {path} 处没有内容。</translation>
        </message>
        <message>
            <source>Whatnot refuses: {reason}</source>
            <translation>Whatnot 拒绝：{reason}</translation>
        </message>
        <message>
            <source>Whatnot answers in a way that this adapter does not know: {reason}</source>
            <translation>Whatnot 的应答方式是此适配器不认识的：{reason}</translation>
        </message>
        <message>
            <source>Whatnot's answer is longer than {most} MB.</source>
            <translation>Whatnot 的应答超过 {most} MB。</translation>
        </message>
        <message>
            <source>Whatnot does not say what time it is, so its orders cannot be followed.</source>
            <translation>Whatnot 没有给出时间，因此无法跟踪其订单。</translation>
        </message>
        <message>
            <source>Whatnot lists orders in an order that this adapter does not know, so they cannot be followed: update the plugin.</source>
            <translation>Whatnot 以此适配器不认识的顺序列出订单，因此无法跟踪：请更新插件。</translation>
        </message>
        <message>
            <source>Orders at Whatnot that cannot be read, and are not counted: {count}, the latest one {order}. Look after them there.</source>
            <translation>有 Whatnot 订单无法读取，未计入：{count} 个，最近一个为 {order}。请在 Whatnot 中处理。</translation>
        </message>
        <message>
            <source>Whatnot's list of orders cannot be read to its end: older orders may not be counted. It is tried every {seconds} seconds.</source>
            <translation>Whatnot 的订单列表无法读到末尾：较早的订单可能未计入。每 {seconds} 秒重试一次。</translation>
        </message>
        <message>
            <source>Whatnot has no product with the id {id}: check it in the product.</source>
            <translation>Whatnot 没有 id 为 {id} 的商品：请在商品中核对。</translation>
        </message>
        <message>
            <source>{product} has no variant {sku} at Whatnot: a variant is called by its SKU, without one of its own by its id.</source>
            <translation>{product} 在 Whatnot 没有规格 {sku}：规格以其 SKU 命名，没有自己的 SKU 时以其 id 命名。</translation>
        </message>
        <message>
            <source>{product} has no price at Whatnot: give it one there, for buy it now.</source>
            <translation>{product} 在 Whatnot 没有价格：请在那里为它设置一口价（buy it now）。</translation>
        </message>
        <message>
            <source>{product} is sold as '{kind}' at Whatnot, not at a price: change its format there to buy it now.</source>
            <translation>{product} 在 Whatnot 以“{kind}”方式出售，而非定价：请在那里将其改为一口价（buy it now）。</translation>
        </message>
        <message>
            <source>Whatnot's price of {sku}, {price}, is none that can be charged here: give it a whole one there.</source>
            <translation>Whatnot 上 {sku} 的价格 {price} 在此无法收取：请在那里设置完整的价格。</translation>
        </message>
        <message>
            <source>{stock} of {sku} can be bought at Whatnot, not {expected}.</source>
            <translation>Whatnot 上 {sku} 可购 {stock} 件，而不是 {expected} 件。</translation>
        </message>
        <message>
            <source>The stock of {sku} has changed at Whatnot meanwhile, and was left as it is.</source>
            <translation>{sku} 在 Whatnot 的库存同时发生了变化，已保持原状。</translation>
        </message>
        <message>
            <source>A stock at Whatnot lies between 0 and {most}.</source>
            <translation>Whatnot 的库存介于 0 和 {most} 之间。</translation>
        </message>
        <message>
            <source>The stock of {sku} has changed at Whatnot meanwhile; the studio changed it by {units} and could not take that back: correct it in Whatnot's inventory. {reason}</source>
            <translation>{sku} 的库存在 Whatnot 中途发生变化；本软件已将其改动 {units}，且未能恢复：请在 Whatnot 库存中更正。{reason}</translation>
        </message>
        <message>
            <source>Whatnot no longer has the variant {sku}: read the product again.</source>
            <translation>Whatnot 已没有规格 {sku}：请重新读取商品。</translation>
        </message>
        <message>
            <source>Whatnot keeps no stock of {sku}: enter one in Whatnot's inventory.</source>
            <translation>Whatnot 没有 {sku} 的库存：请在 Whatnot 的库存中填写。</translation>
        </message>
    </context>
    <context>
        <name>DestinationDialog</name>
        <message>
            <source>Destination</source>
            <translation>推流目标</translation>
        </message>
        <message>
            <source>Add a destination</source>
            <translation>添加推流目标</translation>
        </message>
        <message>
            <source>Start it with Go live</source>
            <translation>开播时一起启动</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>a new one of {canvas}</source>
            <translation>为“{canvas}”新建一个</translation>
        </message>
        <message>
            <source>Give the destination a name.</source>
            <translation>请填写名称。</translation>
        </message>
        <message>
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <source>From the studio to the viewer's screen: a launch can be timed so that they see zero as the link opens.</source>
            <translation>从直播间到观众屏幕：开抢可以按它对准，让观众看到 0 时链接打开。</translation>
        </message>
        <message>
            <source>Viewers are behind by</source>
            <translation>观众延迟</translation>
        </message>
        <message>
            <source>as measured</source>
            <translation>按实测</translation>
        </message>
    </context>
    <context>
        <name>DestinationRow</name>
        <message>
            <source>Try again now</source>
            <translation>立即重试</translation>
        </message>
        <message>
            <source>Open the rehearsal page in the browser</source>
            <translation>在浏览器中打开彩排页面</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>{state}, not part of Go live</source>
            <translation>{state}，不随开播启动</translation>
        </message>
        <message>
            <source>Start this destination</source>
            <translation>启动此推流目标</translation>
        </message>
        <message>
            <source>Hold to stop this destination</source>
            <translation>按住以停止此推流目标</translation>
        </message>
        <message>
            <source>Enter the {key}</source>
            <translation>填写{key}</translation>
        </message>
        <message>
            <source>Send in a crowd…</source>
            <translation>放模拟观众进来…</translation>
        </message>
        <message>
            <source>Hold the button until its bar is full to stop {name}.</source>
            <translation>按住按钮直到进度条填满，才会停止{name}。</translation>
        </message>
        <message>
            <source>No browser could be opened. The page is at {url}</source>
            <translation>无法打开浏览器，页面地址为 {url}</translation>
        </message>
        <message>
            <source>Copied: {url}</source>
            <translation>已复制：{url}</translation>
        </message>
        <message>
            <source>Properties…</source>
            <translation>属性…</translation>
        </message>
        <message>
            <source>Part of Go live</source>
            <translation>随开播启动</translation>
        </message>
        <message>
            <source>Begin a new file</source>
            <translation>开始新文件</translation>
        </message>
        <message>
            <source>Copy the page's address</source>
            <translation>复制页面地址</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
    </context>
    <context>
        <name>DestinationStates</name>
        <message>
            <source>Recording</source>
            <translation>录制中</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>未启动</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>直播中</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>正在连接</translation>
        </message>
        <message>
            <source>Stalled</source>
            <translation>卡住</translation>
        </message>
        <message>
            <source>Waiting to retry</source>
            <translation>等待重试</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>{ms} ms behind</source>
            <translation>积压 {ms} 毫秒</translation>
        </message>
        <message>
            <source>{count} dropped</source>
            <translation>丢弃 {count} 帧</translation>
        </message>
    </context>
    <context>
        <name>Destinations</name>
        <message>
            <source>Destinations</source>
            <translation>推流目标</translation>
        </message>
        <message>
            <source>Add a destination</source>
            <translation>添加推流目标</translation>
        </message>
        <message>
            <source>Nowhere to go yet. Press + to add a platform or a recording.</source>
            <translation>还没有推流目标。点 + 添加平台或录制。</translation>
        </message>
    </context>
    <context>
        <name>EditLabels</name>
        <message>
            <source>Add canvas</source>
            <translation>添加画布</translation>
        </message>
        <message>
            <source>Change canvas</source>
            <translation>修改画布</translation>
        </message>
        <message>
            <source>Remove canvas</source>
            <translation>删除画布</translation>
        </message>
        <message>
            <source>Add source</source>
            <translation>添加来源</translation>
        </message>
        <message>
            <source>Change source</source>
            <translation>修改来源</translation>
        </message>
        <message>
            <source>Remove source</source>
            <translation>删除来源</translation>
        </message>
        <message>
            <source>Add scene</source>
            <translation>添加场景</translation>
        </message>
        <message>
            <source>Duplicate scene</source>
            <translation>复制场景</translation>
        </message>
        <message>
            <source>Rename scene</source>
            <translation>重命名场景</translation>
        </message>
        <message>
            <source>Change scene</source>
            <translation>修改场景</translation>
        </message>
        <message>
            <source>Move scene</source>
            <translation>移动场景</translation>
        </message>
        <message>
            <source>Remove scene</source>
            <translation>删除场景</translation>
        </message>
        <message>
            <source>Add overlay</source>
            <translation>添加叠加层</translation>
        </message>
        <message>
            <source>Show overlay</source>
            <translation>显示叠加层</translation>
        </message>
        <message>
            <source>Hide overlay</source>
            <translation>隐藏叠加层</translation>
        </message>
        <message>
            <source>Change overlay</source>
            <translation>修改叠加层</translation>
        </message>
        <message>
            <source>Remove overlay</source>
            <translation>删除叠加层</translation>
        </message>
        <message>
            <source>Add item</source>
            <translation>添加元素</translation>
        </message>
        <message>
            <source>Remove item</source>
            <translation>删除元素</translation>
        </message>
        <message>
            <source>Reorder items</source>
            <translation>调整元素顺序</translation>
        </message>
        <message>
            <source>Duplicate item</source>
            <translation>复制元素</translation>
        </message>
        <message>
            <source>Show item</source>
            <translation>显示元素</translation>
        </message>
        <message>
            <source>Hide item</source>
            <translation>隐藏元素</translation>
        </message>
        <message>
            <source>Lock item</source>
            <translation>锁定元素</translation>
        </message>
        <message>
            <source>Unlock item</source>
            <translation>解锁元素</translation>
        </message>
        <message>
            <source>Move item</source>
            <translation>移动元素</translation>
        </message>
        <message>
            <source>Resize item</source>
            <translation>缩放元素</translation>
        </message>
        <message>
            <source>Crop item</source>
            <translation>裁剪元素</translation>
        </message>
        <message>
            <source>Change item</source>
            <translation>修改元素</translation>
        </message>
        <message>
            <source>Add filter</source>
            <translation>添加滤镜</translation>
        </message>
        <message>
            <source>Change filter</source>
            <translation>修改滤镜</translation>
        </message>
        <message>
            <source>Remove filter</source>
            <translation>删除滤镜</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>静音</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>取消静音</translation>
        </message>
        <message>
            <source>Change gain</source>
            <translation>调整增益</translation>
        </message>
        <message>
            <source>Change sound</source>
            <translation>调整声音</translation>
        </message>
        <message>
            <source>Change master sound</source>
            <translation>调整总输出</translation>
        </message>
        <message>
            <source>Add encoding</source>
            <translation>添加编码</translation>
        </message>
        <message>
            <source>Change encoding</source>
            <translation>修改编码</translation>
        </message>
        <message>
            <source>Change watched words</source>
            <translation>修改违禁词</translation>
        </message>
        <message>
            <source>Remove encoding</source>
            <translation>删除编码</translation>
        </message>
        <message>
            <source>Add destination</source>
            <translation>添加推流目标</translation>
        </message>
        <message>
            <source>Change destination</source>
            <translation>修改推流目标</translation>
        </message>
        <message>
            <source>Remove destination</source>
            <translation>删除推流目标</translation>
        </message>
        <message>
            <source>Change transition</source>
            <translation>修改转场</translation>
        </message>
        <message>
            <source>Change hotkey</source>
            <translation>修改快捷键</translation>
        </message>
        <message>
            <source>Rename show</source>
            <translation>重命名场次</translation>
        </message>
        <message>
            <source>Change panic slate</source>
            <translation>修改应急画面</translation>
        </message>
        <message>
            <source>Add product</source>
            <translation>添加商品</translation>
        </message>
        <message>
            <source>Change product</source>
            <translation>修改商品</translation>
        </message>
        <message>
            <source>Rename product</source>
            <translation>重命名商品</translation>
        </message>
        <message>
            <source>Change price</source>
            <translation>修改价格</translation>
        </message>
        <message>
            <source>Change planned time</source>
            <translation>修改计划时长</translation>
        </message>
        <message>
            <source>Move product</source>
            <translation>移动商品</translation>
        </message>
        <message>
            <source>Remove product</source>
            <translation>删除商品</translation>
        </message>
        <message>
            <source>Remove products</source>
            <translation>删除多个商品</translation>
        </message>
        <message>
            <source>Move products</source>
            <translation>移动多个商品</translation>
        </message>
        <message>
            <source>Duplicate product</source>
            <translation>复制商品</translation>
        </message>
        <message>
            <source>Import products</source>
            <translation>导入商品</translation>
        </message>
        <message>
            <source>Add card</source>
            <translation>添加贴片</translation>
        </message>
        <message>
            <source>Change card</source>
            <translation>修改贴片</translation>
        </message>
        <message>
            <source>Rename card</source>
            <translation>重命名贴片</translation>
        </message>
        <message>
            <source>Move card</source>
            <translation>移动贴片</translation>
        </message>
        <message>
            <source>Remove card</source>
            <translation>删除贴片</translation>
        </message>
        <message>
            <source>Change look</source>
            <translation>修改贴片外观</translation>
        </message>
        <message>
            <source>Add connection</source>
            <translation>添加连接</translation>
        </message>
        <message>
            <source>Change connection</source>
            <translation>更改连接</translation>
        </message>
        <message>
            <source>Rename connection</source>
            <translation>重命名连接</translation>
        </message>
        <message>
            <source>Remove connection</source>
            <translation>移除连接</translation>
        </message>
    </context>
    <context>
        <name>Fader</name>
        <message>
            <source>Level of {name}: {gain} dB</source>
            <translation>{name} 的电平：{gain} 分贝</translation>
        </message>
    </context>
    <context>
        <name>FigureBoard</name>
        <message>
            <source>Sold</source>
            <translation>已售</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>剩余</translation>
        </message>
    </context>
    <context>
        <name>FigurePanel</name>
        <message>
            <source>Of which time</source>
            <translation>统计时段</translation>
        </message>
        <message>
            <source>Whole show</source>
            <translation>整场</translation>
        </message>
        <message>
            <source>Last 5 minutes</source>
            <translation>近5分钟</translation>
        </message>
        <message>
            <source>Product on air</source>
            <translation>当前讲解</translation>
        </message>
        <message>
            <source>Of which platform or shop</source>
            <translation>平台或店铺</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Figures appear here with the first viewer and the first order.</source>
            <translation>有第一位观众和第一笔订单后，这里显示数据。</translation>
        </message>
        <message>
            <source>No product is on air.</source>
            <translation>当前没有讲解中的商品。</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message>
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>What was before is being counted.</source>
            <translation>正在统计此前的数据。</translation>
        </message>
        <message>
            <source>GMV</source>
            <translation>成交额</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>支付金额</translation>
        </message>
        <message>
            <source>Refunded</source>
            <translation>退款金额</translation>
        </message>
        <message>
            <source>Per order</source>
            <translation>客单价</translation>
        </message>
        <message>
            <source>GPM</source>
            <translation>千次观看成交额</translation>
        </message>
        <message>
            <source>UV value</source>
            <translation>UV价值</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>成交订单</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>成交件数</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>在线人数</translation>
        </message>
        <message>
            <source>Peak</source>
            <translation>最高在线</translation>
        </message>
        <message>
            <source>Viewers</source>
            <translation>观看人数</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>观看次数</translation>
        </message>
        <message>
            <source>New followers</source>
            <translation>新增粉丝</translation>
        </message>
        <message>
            <source>Orders/min</source>
            <translation>每分钟订单</translation>
        </message>
        <message>
            <source>Conversion</source>
            <translation>成交转化率</translation>
        </message>
        <message>
            <source>Money of what is sold: paid, less what came back</source>
            <translation>成交金额：已支付，减去退款</translation>
        </message>
        <message>
            <source>GMV for each order</source>
            <translation>每笔订单的成交额</translation>
        </message>
        <message>
            <source>GMV for a thousand views</source>
            <translation>每千次观看的成交额</translation>
        </message>
        <message>
            <source>GMV for each viewer</source>
            <translation>每位观看者的成交额</translation>
        </message>
        <message>
            <source>Orders of the time by its minutes</source>
            <translation>该时段平均每分钟订单数</translation>
        </message>
        <message>
            <source>Orders for each viewer</source>
            <translation>成交订单数 ÷ 观看人数</translation>
        </message>
        <message>
            <source>How many people watched, each counted once</source>
            <translation>观看的人数，每人只计一次</translation>
        </message>
        <message>
            <source>How often somebody came to watch</source>
            <translation>进入直播间的次数</translation>
        </message>
        <message>
            <source>The most who were there at one moment</source>
            <translation>同一时刻在线人数的最高值</translation>
        </message>
    </context>
    <context>
        <name>FileList</name>
        <message>
            <source>Add files…</source>
            <translation>添加文件…</translation>
        </message>
        <message>
            <source>Take out of the list (Delete)</source>
            <translation>从列表中移除（Delete）</translation>
        </message>
        <message>
            <source>Move up (Alt+Up)</source>
            <translation>上移（Alt+↑）</translation>
        </message>
        <message>
            <source>Move down (Alt+Down)</source>
            <translation>下移（Alt+↓）</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
    </context>
    <context>
        <name>FilterCard</name>
        <message>
            <source>Work earlier in the chain</source>
            <translation>前移：更早处理</translation>
        </message>
        <message>
            <source>Work later in the chain</source>
            <translation>后移：更晚处理</translation>
        </message>
        <message>
            <source>Remove the filter</source>
            <translation>移除滤镜</translation>
        </message>
    </context>
    <context>
        <name>FilterChain</name>
        <message>
            <source>Add a filter</source>
            <translation>添加滤镜</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>滤镜</translation>
        </message>
    </context>
    <context>
        <name>FormPage</name>
        <message>
            <source>Fill in: {field}.</source>
            <translation>请填写：{field}。</translation>
        </message>
    </context>
    <context>
        <name>GoLive</name>
        <message>
            <source>Go live</source>
            <translation>开播</translation>
        </message>
        <message>
            <source>Hold to end the show</source>
            <translation>长按结束直播</translation>
        </message>
        <message>
            <source>OFF AIR</source>
            <translation>未开播</translation>
        </message>
        <message>
            <source>STARTING</source>
            <translation>正在开播</translation>
        </message>
        <message>
            <source>ON AIR</source>
            <translation>直播中</translation>
        </message>
        <message>
            <source>ENDING</source>
            <translation>正在结束</translation>
        </message>
        <message>
            <source>Start the others</source>
            <translation>启动其余推流目标</translation>
        </message>
    </context>
    <context>
        <name>HostView</name>
        <message>
            <source>Host view</source>
            <translation>主播屏</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>剩 {time}</translation>
        </message>
        <message>
            <source>{time} over</source>
            <translation>超时 {time}</translation>
        </message>
        <message>
            <source>Show {time}</source>
            <translation>全场剩 {time}</translation>
        </message>
        <message>
            <source>runs</source>
            <translation>滚动中</translation>
        </message>
        <message>
            <source>stands</source>
            <translation>已停</translation>
        </message>
        <message>
            <source>Prompter {state}, {speed} lines/s   Space: run   ↑ ↓: speed   + −: size   P: place   M: mirror   F11: full screen</source>
            <translation>提词{state}，{speed} 行/秒   空格：滚动   ↑ ↓：速度   + −：字号   P：位置   M：镜像   F11：全屏</translation>
        </message>
    </context>
    <context>
        <name>HotkeyDialog</name>
        <message>
            <source>Hotkeys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>A key that another action had moves to the new one.</source>
            <translation>已被占用的按键会转给新的操作。</translation>
        </message>
        <message>
            <source>Keys without Ctrl, Alt or F act on the show while preview, program or the scenes have the keyboard. Whatever is opened or clicked takes it from them; Esc or a click on the preview gives it back.</source>
            <translation>不带 Ctrl、Alt、F 的按键只在预览、播出或场景拿着键盘时作用于节目。打开或点击别的东西会把键盘拿走；按 Esc 或点一下预览画面就拿回来。</translation>
        </message>
        <message>
            <source>In the queue: Return opens the product, Ctrl+Return explains it, F2 changes the price, Shift+F2 the cell, Alt+Up and Alt+Down move, Ctrl+D duplicates, Del removes. / searches the queue from everywhere.</source>
            <translation>在商品队列中：回车打开商品，Ctrl+回车开始讲解，F2 改价，Shift+F2 改单元格，Alt+上 和 Alt+下 移动，Ctrl+D 复制，Del 移除。按 / 随处可以搜索队列。</translation>
        </message>
        <message>
            <source>In the chat: Return shows a message to the host, Ctrl+Return puts it on air, Ctrl+R answers it, Del hides it, Ctrl+P pins it, Ctrl+M mutes who wrote it, Ctrl+B blocks them.</source>
            <translation>在弹幕中：回车把消息给主播看，Ctrl+回车把它放到播出画面，Ctrl+R 回复，Del 隐藏，Ctrl+P 置顶，Ctrl+M 禁言发送者，Ctrl+B 拉黑发送者。</translation>
        </message>
        <message>
            <source>{keys} does something else in this window. Choose other keys.</source>
            <translation>{keys} 在本窗口中已有用途，请选择其他按键。</translation>
        </message>
    </context>
    <context>
        <name>Hotkeys</name>
        <message>
            <source>Take</source>
            <translation>切出</translation>
        </message>
        <message>
            <source>Cut now</source>
            <translation>直接切</translation>
        </message>
        <message>
            <source>Panic on and off</source>
            <translation>应急画面开关</translation>
        </message>
        <message>
            <source>Preview scene {number}</source>
            <translation>预监场景 {number}</translation>
        </message>
        <message>
            <source>Mute strip {number}</source>
            <translation>静音第 {number} 路</translation>
        </message>
        <message>
            <source>Explain the next product</source>
            <translation>讲解下一个商品</translation>
        </message>
        <message>
            <source>Arm, then launch</source>
            <translation>准备，然后开抢</translation>
        </message>
        <message>
            <source>Cancel the launch</source>
            <translation>取消开抢</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>Import products</source>
            <translation>导入商品</translation>
        </message>
        <message>
            <source>Reading {name}…</source>
            <translation>正在读取 {name}…</translation>
        </message>
        <message>
            <source>Problems of the sheet</source>
            <translation>表格中的问题</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>列</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Currency of prices that name none</source>
            <translation>未注明币种的价格所用的币种</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>请选择…</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Append</source>
            <translation>追加</translation>
        </message>
        <message>
            <source>They come after the products that are there.</source>
            <translation>排在现有商品之后。</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>合并</translation>
        </message>
        <message>
            <source>Products with the same number are changed; new ones come where the sheet has them.</source>
            <translation>编号相同的商品会被修改；新商品放在表格中所在的位置。</translation>
        </message>
        <message>
            <source>Prices that name no currency are in</source>
            <translation>未注明币种的价格按</translation>
        </message>
        <message>
            <source>{good} of {products} can be imported.</source>
            <translation>{products}中有 {good} 个可以导入。</translation>
        </message>
        <message>
            <source>Choose the currency of the prices: the sheet does not name it.</source>
            <translation>请选择价格的币种：表格没有注明。</translation>
        </message>
        <message>
            <source>Rows left out until they are corrected in the sheet: {count}.</source>
            <translation>在表格中改正之前不导入的行数：{count}。</translation>
        </message>
        <message>
            <source>The sheet was imported. Undo brings back the queue of before: {products}.</source>
            <translation>表格已导入。撤销可恢复之前的队列：{products}。</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>替换</translation>
        </message>
        <message>
            <source>The queue becomes what the sheet says.</source>
            <translation>排品改成表格里的内容。</translation>
        </message>
        <message>
            <source>Nothing is in the way; look at the remarks.</source>
            <translation>可以导入，请留意提示。</translation>
        </message>
        <message>
            <source>No problems were found. Nothing has changed yet.</source>
            <translation>没有发现问题，目前什么都还没改。</translation>
        </message>
        <message>
            <source>Import {count}</source>
            <translation>导入 {count} 个</translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>Properties</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Select an item in the preview or in the list.</source>
            <translation>请在预监画面或列表中选择元素。</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>宽</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>高</translation>
        </message>
        <message>
            <source>Crop left</source>
            <translation>裁左</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>右</translation>
        </message>
        <message>
            <source>Crop top</source>
            <translation>裁上</translation>
        </message>
        <message>
            <source>Bottom</source>
            <translation>下</translation>
        </message>
        <message>
            <source>Whole picture</source>
            <translation>完整显示</translation>
        </message>
        <message>
            <source>Fill, cut the rest</source>
            <translation>填满，裁掉多余</translation>
        </message>
        <message>
            <source>Stretch</source>
            <translation>拉伸</translation>
        </message>
        <message>
            <source>Mirror left and right</source>
            <translation>左右镜像</translation>
        </message>
        <message>
            <source>Mirror top and bottom</source>
            <translation>上下镜像</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>不透明度</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>适配</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>旋转</translation>
        </message>
        <message>
            <source>Mirror</source>
            <translation>镜像</translation>
        </message>
        <message>
            <source>Properties: {name}</source>
            <translation>属性：{name}</translation>
        </message>
        <message>
            <source>On air: {name}</source>
            <translation>播出中：{name}</translation>
        </message>
    </context>
    <context>
        <name>ItemList</name>
        <message>
            <source>Nothing here yet. Press + to place a source.</source>
            <translation>这里还没有元素。点 + 放入来源。</translation>
        </message>
        <message>
            <source>Back to the scene</source>
            <translation>回到场景</translation>
        </message>
        <message>
            <source>Place a source or scene</source>
            <translation>放入来源或场景</translation>
        </message>
        <message>
            <source>Add a source first</source>
            <translation>请先添加来源</translation>
        </message>
        <message>
            <source>Overlay: {name}</source>
            <translation>叠加层：{name}</translation>
        </message>
        <message>
            <source>Overlay on air: {name}</source>
            <translation>播出中的叠加层：{name}</translation>
        </message>
        <message>
            <source>Items: {name}</source>
            <translation>元素：{name}</translation>
        </message>
        <message>
            <source>Items on air: {name}</source>
            <translation>播出中的元素：{name}</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>元素</translation>
        </message>
    </context>
    <context>
        <name>ItemMenu</name>
        <message>
            <source>Place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Fill the canvas</source>
            <translation>铺满画布</translation>
        </message>
        <message>
            <source>Fit into the canvas</source>
            <translation>适应画布</translation>
        </message>
        <message>
            <source>Centre</source>
            <translation>居中</translation>
        </message>
        <message>
            <source>Undo cropping</source>
            <translation>取消裁剪</translation>
        </message>
        <message>
            <source>Turn and mirror</source>
            <translation>旋转与镜像</translation>
        </message>
        <message>
            <source>Turn clockwise</source>
            <translation>顺时针旋转</translation>
        </message>
        <message>
            <source>Turn counter-clockwise</source>
            <translation>逆时针旋转</translation>
        </message>
        <message>
            <source>Mirror left and right</source>
            <translation>左右镜像</translation>
        </message>
        <message>
            <source>Mirror top and bottom</source>
            <translation>上下镜像</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>层次</translation>
        </message>
        <message>
            <source>To the top</source>
            <translation>置于顶层</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>上移一层</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>下移一层</translation>
        </message>
        <message>
            <source>To the bottom</source>
            <translation>置于底层</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>隐藏</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>解锁</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>锁定</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
    </context>
    <context>
        <name>KeyField</name>
        <message>
            <source>Kept in this computer's keyring, for this server alone; never shown again.</source>
            <translation>仅为此服务器保存在本机密钥环中，不再显示。</translation>
        </message>
        <message>
            <source>This computer has no keyring: the key is kept until the studio ends, and asked for again then.</source>
            <translation>本机没有密钥环：推流码只保留到程序退出，下次需要重新输入。</translation>
        </message>
        <message>
            <source>unchanged (another server needs it anew)</source>
            <translation>保持不变（更换服务器需重新输入）</translation>
        </message>
        <message>
            <source>as {account} has it</source>
            <translation>以 {account} 的为准</translation>
        </message>
    </context>
    <context>
        <name>Kinds</name>
        <message>
            <source>Chroma key</source>
            <translation>色键</translation>
        </message>
        <message>
            <source>Makes a colour transparent: a green screen.</source>
            <translation>让一种颜色变透明：绿幕抠除。</translation>
        </message>
        <message>
            <source>Key colour</source>
            <translation>抠除颜色</translation>
        </message>
        <message>
            <source>Similarity</source>
            <translation>相似度</translation>
        </message>
        <message>
            <source>Smoothness</source>
            <translation>平滑</translation>
        </message>
        <message>
            <source>Spill</source>
            <translation>溢色抑制</translation>
        </message>
        <message>
            <source>Colour correction</source>
            <translation>色彩校正</translation>
        </message>
        <message>
            <source>Light, gamma, saturation and hue.</source>
            <translation>亮度、伽马、饱和度与色相。</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>亮度</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>对比度</translation>
        </message>
        <message>
            <source>Gamma</source>
            <translation>伽马</translation>
        </message>
        <message>
            <source>Saturation</source>
            <translation>饱和度</translation>
        </message>
        <message>
            <source>Hue</source>
            <translation>色相</translation>
        </message>
        <message>
            <source>LUT</source>
            <translation>LUT</translation>
        </message>
        <message>
            <source>Colours by a table from a .cube file.</source>
            <translation>按 .cube 文件里的表改变颜色。</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>强度</translation>
        </message>
        <message>
            <source>Trim</source>
            <translation>输入增益</translation>
        </message>
        <message>
            <source>Gain before the filters that follow.</source>
            <translation>在后续滤镜之前调整增益。</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>增益</translation>
        </message>
        <message>
            <source>Invert polarity</source>
            <translation>反转极性</translation>
        </message>
        <message>
            <source>Noise gate</source>
            <translation>噪声门</translation>
        </message>
        <message>
            <source>Silence while nobody speaks.</source>
            <translation>无人说话时静音。</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>阈值</translation>
        </message>
        <message>
            <source>Hysteresis</source>
            <translation>回差</translation>
        </message>
        <message>
            <source>Attack</source>
            <translation>起音时间</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>保持时间</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>释放时间</translation>
        </message>
        <message>
            <source>Compressor</source>
            <translation>压缩器</translation>
        </message>
        <message>
            <source>Evens out a voice: what is loud becomes quieter.</source>
            <translation>让人声更平稳：压低过响的部分。</translation>
        </message>
        <message>
            <source>Ratio</source>
            <translation>压缩比</translation>
        </message>
        <message>
            <source>Knee</source>
            <translation>拐点宽度</translation>
        </message>
        <message>
            <source>Make-up gain</source>
            <translation>补偿增益</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>硬切</translation>
        </message>
        <message>
            <source>Fade</source>
            <translation>淡变</translation>
        </message>
        <message>
            <source>Slide</source>
            <translation>滑动</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>宽</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>高</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>帧率</translation>
        </message>
        <message>
            <source>Pixel format</source>
            <translation>像素格式</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>MJPEG</source>
            <translation>MJPEG</translation>
        </message>
        <message>
            <source>YUYV</source>
            <translation>YUYV</translation>
        </message>
        <message>
            <source>Screen or window</source>
            <translation>屏幕或窗口</translation>
        </message>
        <message>
            <source>Picture of</source>
            <translation>画面</translation>
        </message>
        <message>
            <source>Show the pointer</source>
            <translation>显示鼠标指针</translation>
        </message>
        <message>
            <source>Microphone or line</source>
            <translation>麦克风或线路</translation>
        </message>
        <message>
            <source>Media file</source>
            <translation>媒体文件</translation>
        </message>
        <message>
            <source>Play again from the start</source>
            <translation>循环播放</translation>
        </message>
        <message>
            <source>Playlist</source>
            <translation>播放列表</translation>
        </message>
        <message>
            <source>Films, sounds and pictures, one after another.</source>
            <translation>视频、音频和图片，依次播放。</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>And all of a folder</source>
            <translation>以及整个文件夹</translation>
        </message>
        <message>
            <source>In random order</source>
            <translation>随机顺序</translation>
        </message>
        <message>
            <source>Show a picture for</source>
            <translation>图片显示时长</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Show each for</source>
            <translation>每张显示</translation>
        </message>
        <message>
            <source>Network stream</source>
            <translation>网络流</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Transport (RTSP)</source>
            <translation>传输方式（RTSP）</translation>
        </message>
        <message>
            <source>TCP (safe)</source>
            <translation>TCP（稳定）</translation>
        </message>
        <message>
            <source>UDP (quick)</source>
            <translation>UDP（低延迟）</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Slate</source>
            <translation>垫片</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Second line</source>
            <translation>第二行</translation>
        </message>
        <message>
            <source>Test card</source>
            <translation>测试卡</translation>
        </message>
        <message>
            <source>Platform (RTMP or RTMPS)</source>
            <translation>平台（RTMP 或 RTMPS）</translation>
        </message>
        <message>
            <source>Server address</source>
            <translation>推流地址</translation>
        </message>
        <message>
            <source>CA file</source>
            <translation>CA 证书</translation>
        </message>
        <message>
            <source>WebRTC (WHIP)</source>
            <translation>WebRTC（WHIP）</translation>
        </message>
        <message>
            <source>Viewers are less than a second behind.</source>
            <translation>观众延迟不到一秒。</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>录制</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <source>Matroska (.mkv)</source>
            <translation>Matroska (.mkv)</translation>
        </message>
        <message>
            <source>MP4, safe against crashes (.mp4)</source>
            <translation>MP4，防意外中断 (.mp4)</translation>
        </message>
        <message>
            <source>New file after</source>
            <translation>多大时分段</translation>
        </message>
        <message>
            <source>New file every</source>
            <translation>每隔多久分段</translation>
        </message>
        <message>
            <source>Keep free</source>
            <translation>保留空间</translation>
        </message>
        <message>
            <source>Rehearsal on this computer</source>
            <translation>本机彩排</translation>
        </message>
        <message>
            <source>A platform of your own on this computer: watch the program in a browser. It never reaches anybody outside.</source>
            <translation>本机上的模拟平台：在浏览器里观看节目画面，不会传到外部。</translation>
        </message>
    </context>
    <context>
        <name>LaneList</name>
        <message>
            <source>Overlays</source>
            <translation>叠加层</translation>
        </message>
        <message>
            <source>Overlays lie above every scene: logo, price card, clock.</source>
            <translation>叠加层盖在所有场景之上：台标、水印、时钟。</translation>
        </message>
        <message>
            <source>Add an overlay</source>
            <translation>添加叠加层</translation>
        </message>
        <message>
            <source>Show or hide the overlay</source>
            <translation>显示或隐藏叠加层</translation>
        </message>
        <message>
            <source>Remove the overlay</source>
            <translation>删除叠加层</translation>
        </message>
        <message>
            <source>Overlay {number}</source>
            <translation>叠加层 {number}</translation>
        </message>
        <message>
            <source>Edit its items</source>
            <translation>编辑其中的元素</translation>
        </message>
        <message>
            <source>Show or hide</source>
            <translation>显示或隐藏</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
    </context>
    <context>
        <name>LaunchSteps</name>
        <message>
            <source>{shop}: armed, {units} to sell</source>
            <translation>{shop}：已就绪，可售 {units} 件</translation>
        </message>
        <message>
            <source>{shop}: being asked, {units} to sell</source>
            <translation>{shop}：正在核对，可售 {units} 件</translation>
        </message>
        <message>
            <source>{shop}: ready, {units} to sell</source>
            <translation>{shop}：等待开售，可售 {units} 件</translation>
        </message>
        <message>
            <source>{shop}: opening</source>
            <translation>{shop}：正在开售</translation>
        </message>
        <message>
            <source>{shop}: open, being read back</source>
            <translation>{shop}：已打开，正在回读核对</translation>
        </message>
        <message>
            <source>{shop}: on sale, {left} of {units} left</source>
            <translation>{shop}：在售，{units} 件中剩 {left} 件</translation>
        </message>
        <message>
            <source>{shop}: being put back</source>
            <translation>{shop}：正在恢复原状</translation>
        </message>
        <message>
            <source>{shop}: not open</source>
            <translation>{shop}：未打开</translation>
        </message>
        <message>
            <source>Mark the recording</source>
            <translation>录制打点</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>库存</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>限购</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>链接</translation>
        </message>
        <message>
            <source>Read back</source>
            <translation>回读确认</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>置顶商品</translation>
        </message>
    </context>
    <context>
        <name>LaunchWords</name>
        <message>
            <source>{price} instead of {list} ({percent} off)</source>
            <translation>{price}，原价 {list}（省 {percent}）</translation>
        </message>
        <message>
            <source>at most {count} for each buyer</source>
            <translation>每人限购 {count} 件</translation>
        </message>
        <message>
            <source>as many as a buyer likes</source>
            <translation>不限购</translation>
        </message>
        <message>
            <source>{seconds} s countdown, then the link opens</source>
            <translation>倒计时 {seconds} 秒，然后上链接</translation>
        </message>
        <message>
            <source>on sale for {minutes} min and on until sold out</source>
            <translation>开售 {minutes} 分钟，并继续卖到售罄</translation>
        </message>
        <message>
            <source>on sale for {minutes} min, then the link closes</source>
            <translation>开售 {minutes} 分钟，然后下链接</translation>
        </message>
        <message>
            <source>{units}, {most}</source>
            <translation>{units}，{most}</translation>
        </message>
        <message>
            <source>This shop cannot hold buyers to the limit: it sells a buyer more.</source>
            <translation>此店铺无法执行限购：买家可以买更多。</translation>
        </message>
        <message>
            <source>This shop cannot be told of the coupon “{coupon}”: see there that buyers get it.</source>
            <translation>无法把优惠券“{coupon}”告知此店铺：请在店铺里确认买家能领到。</translation>
        </message>
        <message>
            <source>at once in {shops}: each is given its share of the units</source>
            <translation>同时在{shops}开链接：各店分到自己的份额</translation>
        </message>
        <message>
            <source>{seconds} s countdown; {lead} s later, as viewers of {name} see zero, the link opens</source>
            <translation>倒计时 {seconds} 秒；再过 {lead} 秒，{name}的观众看到 0 时，链接打开</translation>
        </message>
    </context>
    <context>
        <name>ListDialog</name>
        <message>
            <source>Restart</source>
            <translation>重启</translation>
        </message>
    </context>
    <context>
        <name>Log</name>
        <message>
            <source>On air</source>
            <translation>直播</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>切换</translation>
        </message>
        <message>
            <source>Sale</source>
            <translation>销售</translation>
        </message>
        <message>
            <source>Moderation</source>
            <translation>场控</translation>
        </message>
        <message>
            <source>Alarm</source>
            <translation>告警</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>Studio</source>
            <translation>系统</translation>
        </message>
    </context>
    <context>
        <name>LogPanel</name>
        <message>
            <source>Which happenings</source>
            <translation>显示哪些记录</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Search the log</source>
            <translation>搜索日志</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>更早</translation>
        </message>
        <message>
            <source>Show what happened in the sale and the chats before</source>
            <translation>显示之前的销售和场控记录</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>{count} new</source>
            <translation>{count} 条新记录</translation>
        </message>
        <message>
            <source>Nothing has happened yet. What goes on air, sells or fails is noted here.</source>
            <translation>暂无记录。播出、销售和故障都会记在这里。</translation>
        </message>
        <message>
            <source>Nothing fits the search.</source>
            <translation>没有符合条件的记录。</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
    </context>
    <context>
        <name>LoginBox</name>
        <message>
            <source>Log in…</source>
            <translation>登录…</translation>
        </message>
        <message>
            <source>Open the page</source>
            <translation>打开网页</translation>
        </message>
        <message>
            <source>Copy the code</source>
            <translation>复制代码</translation>
        </message>
        <message>
            <source>Login</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Logged in.</source>
            <translation>已登录。</translation>
        </message>
        <message>
            <source>It leads to a page that its plugin does not name: that is not opened.</source>
            <translation>它指向插件未声明的网页，因此不会打开。</translation>
        </message>
        <message>
            <source>Open {address}, see that it shows the code {code}, and agree. The rest goes by itself.</source>
            <translation>打开 {address}，确认显示的代码是 {code} 并同意授权，其余会自动完成。</translation>
        </message>
        <message>
            <source>Waiting for the browser: agree on the page of {host} there. The rest goes by itself.</source>
            <translation>正在等待浏览器：请在打开的 {host} 网页上同意授权，其余会自动完成。</translation>
        </message>
    </context>
    <context>
        <name>LookDialog</name>
        <message>
            <source>Look of the cards</source>
            <translation>贴片外观</translation>
        </message>
        <message>
            <source>Night</source>
            <translation>夜色</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>纸本</translation>
        </message>
        <message>
            <source>Festival</source>
            <translation>节庆</translation>
        </message>
        <message>
            <source>the theme's</source>
            <translation>随主题</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Brand colour</source>
            <translation>品牌色</translation>
        </message>
        <message>
            <source>Accent colour</source>
            <translation>强调色</translation>
        </message>
        <message>
            <source>Font</source>
            <translation>字体</translation>
        </message>
        <message>
            <source>Language on the cards</source>
            <translation>贴片语言</translation>
        </message>
        <message>
            <source>Cards on air change with it at once.</source>
            <translation>画面上的贴片会立即改变。</translation>
        </message>
    </context>
    <context>
        <name>Looking</name>
        <message>
            <source>Sound only: its level is beside this.</source>
            <translation>只有声音：电平显示在旁边。</translation>
        </message>
    </context>
    <context>
        <name>MasterStrip</name>
        <message>
            <source>Master</source>
            <translation>总输出</translation>
        </message>
        <message>
            <source>Limiter</source>
            <translation>限幅</translation>
        </message>
        <message>
            <source>Monitor output</source>
            <translation>监听输出</translation>
        </message>
        <message>
            <source>No monitor output</source>
            <translation>不监听</translation>
        </message>
        <message>
            <source>The system's default</source>
            <translation>系统默认</translation>
        </message>
        <message>
            <source>Keeps peaks under {ceiling} dBFS</source>
            <translation>峰值不超过 {ceiling} dBFS</translation>
        </message>
    </context>
    <context>
        <name>MediaPage</name>
        <message>
            <source>Choose…</source>
            <translation>请选择…</translation>
        </message>
        <message>
            <source>Video and sound</source>
            <translation>视频与音频</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>Choose a media file</source>
            <translation>选择媒体文件</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Show</source>
            <translation>场次(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;New show</source>
            <translation>新建场次(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>打开(&amp;O)…</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>最近打开(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>Save &amp;as…</source>
            <translation>另存为(&amp;A)…</translation>
        </message>
        <message>
            <source>Re&amp;name the show…</source>
            <translation>重命名场次(&amp;M)…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>暂无</translation>
        </message>
        <message>
            <source>&amp;Hotkeys…</source>
            <translation>快捷键(&amp;H)…</translation>
        </message>
        <message>
            <source>&amp;Canvases and encodings…</source>
            <translation>画布与编码(&amp;C)…</translation>
        </message>
        <message>
            <source>C&amp;onnections…</source>
            <translation>连接(&amp;O)…</translation>
        </message>
        <message>
            <source>Send in a c&amp;rowd…</source>
            <translation>放模拟观众进来(&amp;R)…</translation>
        </message>
        <message>
            <source>Report of &amp;this show</source>
            <translation>本场复盘报告(&amp;T)</translation>
        </message>
        <message>
            <source>Report of a &amp;kept show…</source>
            <translation>历史场次报告(&amp;K)…</translation>
        </message>
        <message>
            <source>Show in &amp;folder</source>
            <translation>在文件夹中显示(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Measure this computer…</source>
            <translation>测试这台电脑(&amp;M)…</translation>
        </message>
        <message>
            <source>&amp;Data screen</source>
            <translation>数据大屏(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>全屏(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>&amp;Keys…</source>
            <translation>快捷键(&amp;K)…</translation>
        </message>
        <message>
            <source>&amp;First steps</source>
            <translation>入门(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Plugins of your own</source>
            <translation>自己写插件(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Control by programs</source>
            <translation>用程序控制(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Logs and reports</source>
            <translation>日志和报告(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;About Nightmarket {version}</source>
            <translation>关于 Nightmarket {version}(&amp;A)</translation>
        </message>
        <message>
            <source>The studio has not said yet where its logs are. Try again in a moment.</source>
            <translation>演播室还没有说明日志的位置。请稍后再试。</translation>
        </message>
        <message>
            <source>No program could be opened for it. It is at {path}</source>
            <translation>没有程序能打开它。它在 {path}</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>The window uses the new language when it is opened next.</source>
            <translation>下次打开窗口时使用新的语言。</translation>
        </message>
        <message>
            <source>Rename the show</source>
            <translation>重命名场次</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Nightmarket {version}
A broadcast studio for live commerce.
Apache License 2.0</source>
            <translation>Nightmarket {version}
电商直播演播室。
Apache License 2.0</translation>
        </message>
        <message>
            <source>About Nightmarket</source>
            <translation>关于 Nightmarket</translation>
        </message>
        <message>
            <source>A report is being made: {percent} %</source>
            <translation>正在生成报告：{percent}%</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Undo: {label}</source>
            <translation>撤销(&amp;U)：{label}</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Redo: {label}</source>
            <translation>重做(&amp;R)：{label}</translation>
        </message>
        <message>
            <source>&amp;Mixing</source>
            <translation>导播(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Selling</source>
            <translation>带货(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Host view</source>
            <translation>主播屏(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Close it</source>
            <translation>关闭主播屏(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Plugins…</source>
            <translation>插件(&amp;P)…</translation>
        </message>
    </context>
    <context>
        <name>MeterMarks</name>
        <message>
            <source>Level, dBFS</source>
            <translation>电平（dBFS）</translation>
        </message>
    </context>
    <context>
        <name>ModeSwitch</name>
        <message>
            <source>Mixing</source>
            <translation>导播</translation>
        </message>
        <message>
            <source>Selling</source>
            <translation>带货</translation>
        </message>
    </context>
    <context>
        <name>Moderated</name>
        <message>
            <source>Not done: {deed} {why}</source>
            <translation>未执行：{deed} {why}</translation>
        </message>
        <message>
            <source>{by} wrote to {chat}: {text}</source>
            <translation>{by} 在{chat}发言：{text}</translation>
        </message>
        <message>
            <source>{by} answered {name} in {chat}: {text}</source>
            <translation>{by} 在{chat}回复了 {name}：{text}</translation>
        </message>
        <message>
            <source>{by} hid a message of {name} in {chat}: {text}</source>
            <translation>{by} 在{chat}隐藏了 {name} 的消息：{text}</translation>
        </message>
        <message>
            <source>{by} muted {name} in {chat} for {time}.</source>
            <translation>{by} 在{chat}将 {name} 禁言 {time}。</translation>
        </message>
        <message>
            <source>{by} let {name} write again in {chat}.</source>
            <translation>{by} 在{chat}解除了 {name} 的禁言。</translation>
        </message>
        <message>
            <source>{by} blocked {name} in {chat}.</source>
            <translation>{by} 在{chat}拉黑了 {name}。</translation>
        </message>
        <message>
            <source>{by} unblocked {name} in {chat}.</source>
            <translation>{by} 在{chat}取消拉黑了 {name}。</translation>
        </message>
        <message>
            <source>{by} set slow mode in {chat}: a message in {time}.</source>
            <translation>{by} 在{chat}开启了慢速模式：每 {time} 一条。</translation>
        </message>
        <message>
            <source>{by} pinned a message of {name} in {chat}: {text}</source>
            <translation>{by} 在{chat}置顶了 {name} 的消息：{text}</translation>
        </message>
        <message>
            <source>{by} took the pinned message down in {chat}.</source>
            <translation>{by} 在{chat}取消了置顶。</translation>
        </message>
        <message>
            <source>{by} set slow mode off in {chat}.</source>
            <translation>{by} 在{chat}关闭了慢速模式。</translation>
        </message>
        <message>
            <source>a viewer</source>
            <translation>某位观众</translation>
        </message>
    </context>
    <context>
        <name>Moderating</name>
        <message>
            <source>This cannot be done in {chat} from here. Use its own page or program.</source>
            <translation>在{chat}不能从这里这样做。请使用它自己的页面或程序。</translation>
        </message>
        <message>
            <source>Nobody sees the message any more.</source>
            <translation>该消息已对所有人隐藏。</translation>
        </message>
        <message>
            <source>The message is not hidden.</source>
            <translation>消息未隐藏。</translation>
        </message>
        <message>
            <source>{name} is muted for {time}.</source>
            <translation>{name} 已被禁言 {time}。</translation>
        </message>
        <message>
            <source>{name} is not muted.</source>
            <translation>未能禁言 {name}。</translation>
        </message>
        <message>
            <source>{name} is blocked.</source>
            <translation>{name} 已被拉黑。</translation>
        </message>
        <message>
            <source>{name} is not blocked.</source>
            <translation>未能拉黑 {name}。</translation>
        </message>
        <message>
            <source>The message is pinned above the chat.</source>
            <translation>消息已置顶。</translation>
        </message>
        <message>
            <source>The message is not pinned.</source>
            <translation>消息未置顶。</translation>
        </message>
        <message>
            <source>Nothing is pinned any more.</source>
            <translation>已取消置顶。</translation>
        </message>
        <message>
            <source>The message is still pinned.</source>
            <translation>消息仍然置顶。</translation>
        </message>
        <message>
            <source>Each viewer may write once in {time}.</source>
            <translation>每位观众每 {time} 可发言一次。</translation>
        </message>
        <message>
            <source>Slow mode is off.</source>
            <translation>慢速模式已关闭。</translation>
        </message>
        <message>
            <source>Slow mode is as it was.</source>
            <translation>慢速模式未改变。</translation>
        </message>
        <message>
            <source>{name} may write again.</source>
            <translation>{name} 可以再次发言。</translation>
        </message>
        <message>
            <source>{name} is not let in again.</source>
            <translation>未能恢复 {name} 的发言。</translation>
        </message>
        <message>
            <source>The viewer</source>
            <translation>该观众</translation>
        </message>
    </context>
    <context>
        <name>Monitors</name>
        <message>
            <source>Preview</source>
            <translation>预监</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>主输出</translation>
        </message>
        <message>
            <source>Safe areas</source>
            <translation>安全框</translation>
        </message>
        <message>
            <source>Edit live</source>
            <translation>直接修改</translation>
        </message>
        <message>
            <source>On: edits of the scene on program are on air at once. Off: they wait for TAKE.</source>
            <translation>开启：对主输出场景的修改立即播出。关闭：修改等到切出时生效。</translation>
        </message>
        <message>
            <source>Crop with the handles (or hold Alt)</source>
            <translation>用控制点裁剪（或按住 Alt）</translation>
        </message>
        <message>
            <source>Waiting for the picture…</source>
            <translation>正在等待画面…</translation>
        </message>
        <message>
            <source>Click a scene to preview it</source>
            <translation>点击场景送到预监</translation>
        </message>
        <message>
            <source>Nothing on program</source>
            <translation>主输出没有画面</translation>
        </message>
        <message>
            <source>OVERLAY  {name}</source>
            <translation>叠加层  {name}</translation>
        </message>
        <message>
            <source>PREVIEW  {name}</source>
            <translation>预监  {name}</translation>
        </message>
        <message>
            <source>On air at once</source>
            <translation>修改立即播出</translation>
        </message>
        <message>
            <source>PROGRAM  {name}</source>
            <translation>主输出  {name}</translation>
        </message>
        <message>
            <source>Edits wait for TAKE</source>
            <translation>修改待切出</translation>
        </message>
        <message>
            <source>Show the canvas {name}</source>
            <translation>显示画布 {name}</translation>
        </message>
        <message>
            <source>Panic slate</source>
            <translation>应急画面</translation>
        </message>
    </context>
    <context>
        <name>MultiviewStrip</name>
        <message>
            <source>Scenes and sources</source>
            <translation>场景和来源</translation>
        </message>
        <message>
            <source>Scenes and sources appear here. Add a source to begin.</source>
            <translation>场景和来源会显示在这里。先添加一个来源。</translation>
        </message>
        <message>
            <source>Edits wait</source>
            <translation>修改待切出</translation>
        </message>
    </context>
    <context>
        <name>NoteList</name>
        <message>
            <source>Notes of buyers</source>
            <translation>买家备注</translation>
        </message>
        <message>
            <source>and {count} earlier, in the shop</source>
            <translation>另有更早的 {count} 条，见店铺</translation>
        </message>
    </context>
    <context>
        <name>OtherShops</name>
        <message>
            <source>Sell in another shop too</source>
            <translation>同时在另一家店铺开售</translation>
        </message>
        <message>
            <source>One launch opens the link in all of them at the same moment</source>
            <translation>一次开售会在同一时刻打开所有店铺的链接</translation>
        </message>
    </context>
    <context>
        <name>Page</name>
        <message>
            <source>Choose…</source>
            <translation>请选择…</translation>
        </message>
    </context>
    <context>
        <name>PanelMenus</name>
        <message>
            <source>&amp;Panels</source>
            <translation>面板(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Windows of their own</source>
            <translation>独立窗口(&amp;W)</translation>
        </message>
        <message>
            <source>Loc&amp;k the layout</source>
            <translation>锁定布局(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Reset the layout</source>
            <translation>重置布局(&amp;R)</translation>
        </message>
    </context>
    <context>
        <name>Panels</name>
        <message>
            <source>Cards</source>
            <translation>贴片</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>弹幕</translation>
        </message>
        <message>
            <source>Product on air</source>
            <translation>讲解中商品</translation>
        </message>
        <message>
            <source>Destinations</source>
            <translation>推流目标</translation>
        </message>
        <message>
            <source>Go live</source>
            <translation>开播</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>Multiview</source>
            <translation>多画面</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>排品</translation>
        </message>
        <message>
            <source>Sales</source>
            <translation>销售</translation>
        </message>
        <message>
            <source>Scenes</source>
            <translation>场景</translation>
        </message>
        <message>
            <source>Overlays</source>
            <translation>叠加层</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>元素</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>曲线</translation>
        </message>
        <message>
            <source>Figures by product</source>
            <translation>商品数据</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>观众提问</translation>
        </message>
        <message>
            <source>Tally</source>
            <translation>扣字统计</translation>
        </message>
        <message>
            <source>Watched words</source>
            <translation>违禁词</translation>
        </message>
        <message>
            <source>Broadcast</source>
            <translation>直播</translation>
        </message>
        <message>
            <source>Demand</source>
            <translation>需求</translation>
        </message>
    </context>
    <context>
        <name>PathField</name>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
    </context>
    <context>
        <name>PictureView</name>
        <message>
            <source>This picture is {seconds} s old</source>
            <translation>这幅画面已是 {seconds} 秒前的</translation>
        </message>
    </context>
    <context>
        <name>PlanDialog</name>
        <message>
            <source>New broadcast</source>
            <translation>新建直播</translation>
        </message>
        <message>
            <source>It begins as soon as a destination sends there, and ends only when you end it. The stream goes to it.</source>
            <translation>推流目标一开始推流它就开始，只有你结束它时才结束。推流会去往这一场。</translation>
        </message>
        <message>
            <source>Make it</source>
            <translation>新建</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Who sees it</source>
            <translation>谁能看到</translation>
        </message>
    </context>
    <context>
        <name>PluginDialog</name>
        <message>
            <source>May run</source>
            <translation>允许运行</translation>
        </message>
        <message>
            <source>No plugin was found.</source>
            <translation>没有找到插件。</translation>
        </message>
        <message>
            <source>Plugins</source>
            <translation>插件</translation>
        </message>
    </context>
    <context>
        <name>PluginForms</name>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Secrets</source>
            <translation>密钥</translation>
        </message>
        <message>
            <source>Kept in the keyring.</source>
            <translation>已存入系统密钥环。</translation>
        </message>
        <message>
            <source>Kept until the studio ends.</source>
            <translation>保留到演播室关闭。</translation>
        </message>
    </context>
    <context>
        <name>PluginWords</name>
        <message>
            <source>Cannot be used</source>
            <translation>无法使用</translation>
        </message>
        <message>
            <source>Disabled after failing three times</source>
            <translation>失败三次，已停用</translation>
        </message>
        <message>
            <source>Failed; starts again in a moment</source>
            <translation>失败，稍后自动重启</translation>
        </message>
        <message>
            <source>Not needed now</source>
            <translation>现在不需要</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>已停用</translation>
        </message>
    </context>
    <context>
        <name>PreflightDialog</name>
        <message>
            <source>Go live</source>
            <translation>开播</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>正在检查…</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>重新检查</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Not ready yet</source>
            <translation>尚未就绪</translation>
        </message>
        <message>
            <source>Ready, with remarks</source>
            <translation>可以开播，请留意提示</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>已就绪</translation>
        </message>
    </context>
    <context>
        <name>ProductBoard</name>
        <message>
            <source>No product on air</source>
            <translation>当前没有商品</translation>
        </message>
        <message>
            <source>{number}  {title}</source>
            <translation>{number}  {title}</translation>
        </message>
        <message>
            <source>was {price}</source>
            <translation>原价 {price}</translation>
        </message>
    </context>
    <context>
        <name>ProductDialog</name>
        <message>
            <source>Product</source>
            <translation>商品</translation>
        </message>
        <message>
            <source>Add a product</source>
            <translation>添加商品</translation>
        </message>
        <message>
            <source>Prices and stock</source>
            <translation>价格与库存</translation>
        </message>
        <message>
            <source>Talking points</source>
            <translation>讲解要点</translation>
        </message>
        <message>
            <source>Launch</source>
            <translation>开抢</translation>
        </message>
        <message>
            <source>Co-selling</source>
            <translation>合作带货</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>One file or address a line; the first is shown.</source>
            <translation>每行一个文件或网址，显示第一张。</translation>
        </message>
        <message>
            <source> min</source>
            <translation> 分钟</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Brand</source>
            <translation>品牌</translation>
        </message>
        <message>
            <source>Link number</source>
            <translation>链接号</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Pages of the product</source>
            <translation>商品的各页</translation>
        </message>
        <message>
            <source>Choose pictures</source>
            <translation>选择图片</translation>
        </message>
        <message>
            <source>Shop</source>
            <translation>店铺</translation>
        </message>
        <message>
            <source>Id in the shop</source>
            <translation>店铺商品编号</translation>
        </message>
        <message>
            <source>Product page</source>
            <translation>商品页</translation>
        </message>
        <message>
            <source>Other shops</source>
            <translation>其他店铺</translation>
        </message>
        <message>
            <source>Planned time</source>
            <translation>计划时长</translation>
        </message>
        <message>
            <source>Type its code to find it</source>
            <translation>输入货币代码即可查找</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>none: any price may be set</source>
            <translation>无：价格不设底线</translation>
        </message>
        <message>
            <source>SKU</source>
            <translation>规格编码</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>List price</source>
            <translation>划线价</translation>
        </message>
        <message>
            <source>Live price</source>
            <translation>直播价</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>库存</translation>
        </message>
        <message>
            <source>Add a variant</source>
            <translation>添加规格</translation>
        </message>
        <message>
            <source>Remove the variant</source>
            <translation>删除规格</translation>
        </message>
        <message>
            <source>all at once</source>
            <translation>一次放完</translation>
        </message>
        <message>
            <source>any number</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>any amount</source>
            <translation>无门槛</translation>
        </message>
        <message>
            <source>as the card says it; empty: no coupon</source>
            <translation>贴片上的文字；留空表示没有优惠券</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>货币</translation>
        </message>
        <message>
            <source>Floor price</source>
            <translation>破价底线</translation>
        </message>
        <message>
            <source>Variants</source>
            <translation>规格</translation>
        </message>
        <message>
            <source>Held in reserve</source>
            <translation>机动库存</translation>
        </message>
        <message>
            <source>Released at a time</source>
            <translation>每批放出</translation>
        </message>
        <message>
            <source>Each buyer may have</source>
            <translation>每人限购</translation>
        </message>
        <message>
            <source>Coupon</source>
            <translation>优惠券</translation>
        </message>
        <message>
            <source>Coupon takes off</source>
            <translation>优惠金额</translation>
        </message>
        <message>
            <source>Coupon from</source>
            <translation>使用门槛</translation>
        </message>
        <message>
            <source>One point a line; the host sees them in this order.</source>
            <translation>每行一条，主播按此顺序看到。</translation>
        </message>
        <message>
            <source>Claim</source>
            <translation>话术</translation>
        </message>
        <message>
            <source>What proves it</source>
            <translation>依据</translation>
        </message>
        <message>
            <source>Add a claim</source>
            <translation>添加话术</translation>
        </message>
        <message>
            <source>Remove the claim</source>
            <translation>删除话术</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>要点</translation>
        </message>
        <message>
            <source>Claims</source>
            <translation>话术</translation>
        </message>
        <message>
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <source>Go on afterwards until it is sold out</source>
            <translation>到点后继续卖到售罄</translation>
        </message>
        <message>
            <source>Countdown</source>
            <translation>倒计时</translation>
        </message>
        <message>
            <source>On sale for</source>
            <translation>开售时长</translation>
        </message>
        <message>
            <source>empty: our own product</source>
            <translation>留空表示自营商品</translation>
        </message>
        <message>
            <source>Partner</source>
            <translation>合作方</translation>
        </message>
        <message>
            <source>Slot fee</source>
            <translation>坑位费</translation>
        </message>
        <message>
            <source>Commission</source>
            <translation>佣金</translation>
        </message>
        <message>
            <source>Settlement price</source>
            <translation>结算价</translation>
        </message>
        <message>
            <source>Give the product a title.</source>
            <translation>请填写商品标题。</translation>
        </message>
        <message>
            <source>Give the live price with digits, for instance 29.90.</source>
            <translation>请用数字填写直播价，例如 29.90。</translation>
        </message>
        <message>
            <source>A product needs at least one variant with a SKU.</source>
            <translation>商品至少需要一个带编码的规格。</translation>
        </message>
        <message>
            <source>Each variant needs a SKU.</source>
            <translation>每个规格都需要编码。</translation>
        </message>
        <message>
            <source>The stock of {sku} is no number.</source>
            <translation>{sku} 的库存不是数字。</translation>
        </message>
    </context>
    <context>
        <name>ProductFigures</name>
        <message>
            <source>Product</source>
            <translation>商品</translation>
        </message>
        <message>
            <source>GMV</source>
            <translation>成交额</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>成交件数</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>订单</translation>
        </message>
        <message>
            <source>Conversion</source>
            <translation>转化率</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>退货件数</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>剩余库存</translation>
        </message>
    </context>
    <context>
        <name>ProductPanel</name>
        <message>
            <source>Sort by this column</source>
            <translation>按此列排序</translation>
        </message>
        <message>
            <source>Products appear here once they are explained or ordered.</source>
            <translation>商品讲解或有订单后显示在这里。</translation>
        </message>
        <message>
            <source>Figures by product</source>
            <translation>商品数据</translation>
        </message>
    </context>
    <context>
        <name>ProductStates</name>
        <message>
            <source>Few left</source>
            <translation>即将售罄</translation>
        </message>
        <message>
            <source>Link closed</source>
            <translation>链接已关闭</translation>
        </message>
        <message>
            <source>Prepared</source>
            <translation>已备好</translation>
        </message>
        <message>
            <source>Explaining</source>
            <translation>讲解中</translation>
        </message>
        <message>
            <source>Armed</source>
            <translation>待开抢</translation>
        </message>
        <message>
            <source>Countdown</source>
            <translation>倒计时</translation>
        </message>
        <message>
            <source>On sale</source>
            <translation>开售中</translation>
        </message>
        <message>
            <source>Sold out</source>
            <translation>售罄</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>Pulled</source>
            <translation>已撤下</translation>
        </message>
        <message>
            <source>Queued</source>
            <translation>排队中</translation>
        </message>
    </context>
    <context>
        <name>PrompterDialog</name>
        <message>
            <source>Prompter</source>
            <translation>提词器</translation>
        </message>
        <message>
            <source>Text of the host's prompter</source>
            <translation>主播提词内容</translation>
        </message>
        <message>
            <source>What the host reads. Space in the host view runs it.</source>
            <translation>主播要读的内容。在主播屏按空格开始滚动。</translation>
        </message>
        <message>
            <source>Show to the host</source>
            <translation>给主播看</translation>
        </message>
        <message>
            <source>From the talking points</source>
            <translation>取自讲解要点</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>{characters} left</source>
            <translation>还可输入 {characters}</translation>
        </message>
    </context>
    <context>
        <name>Question</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>有未保存的更改</translation>
        </message>
        <message>
            <source>The show has changes that are not saved.</source>
            <translation>节目有未保存的更改。</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Do not save</source>
            <translation>不保存</translation>
        </message>
    </context>
    <context>
        <name>Questions</name>
        <message>
            <source>5 min {viewers} · product {segment}</source>
            <translation>5 分钟 {viewers} 人 · 本品 {segment} 人</translation>
        </message>
    </context>
    <context>
        <name>QuestionsPanel</name>
        <message>
            <source>Nobody has asked anything yet. What viewers ask is counted here by topic.</source>
            <translation>还没有人提问。观众的提问会在这里按类别统计。</translation>
        </message>
        <message>
            <source>Answer in the chat (Return)</source>
            <translation>在弹幕中回复（回车）</translation>
        </message>
        <message>
            <source>Show the answer to the host (H)</source>
            <translation>把答案显示给主播（H）</translation>
        </message>
        <message>
            <source>Add the answer to the prompter (P)</source>
            <translation>把答案加入提词器（P）</translation>
        </message>
        <message>
            <source>Mark as answered (Space)</source>
            <translation>标记为已回答（空格）</translation>
        </message>
        <message>
            <source>The answer is in the chat.</source>
            <translation>已在弹幕中回复。</translation>
        </message>
        <message>
            <source>The host sees the answer.</source>
            <translation>主播已看到答案。</translation>
        </message>
        <message>
            <source>The answer is in the prompter.</source>
            <translation>答案已加入提词器。</translation>
        </message>
        <message>
            <source>{name}: {text}</source>
            <translation>{name}：{text}</translation>
        </message>
        <message>
            <source>{name}: {text}  (perhaps)</source>
            <translation>{name}：{text}（可能）</translation>
        </message>
    </context>
    <context>
        <name>QueueCells</name>
        <message>
            <source>Price differs</source>
            <translation>价格不符</translation>
        </message>
        <message>
            <source>Watched words: {terms}</source>
            <translation>违禁词：{terms}</translation>
        </message>
    </context>
    <context>
        <name>QueueModel</name>
        <message>
            <source>Product</source>
            <translation>商品</translation>
        </message>
        <message>
            <source>List</source>
            <translation>划线价</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>直播价</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>库存</translation>
        </message>
        <message>
            <source>Sold</source>
            <translation>已售</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Min</source>
            <translation>分钟</translation>
        </message>
        <message>
            <source>“{text}” does not fit here.</source>
            <translation>这里不能填“{text}”。</translation>
        </message>
        <message>
            <source>Planned: the shop has not been read yet.</source>
            <translation>计划数量：尚未读取店铺。</translation>
        </message>
        <message>
            <source>{left} left in the shop, {planned} planned.</source>
            <translation>店铺剩余 {left} 件，计划 {planned} 件。</translation>
        </message>
        <message>
            <source>{paid} paid, {held} not paid yet, {returned} returned</source>
            <translation>已付 {paid}，未付 {held}，退回 {returned}</translation>
        </message>
    </context>
    <context>
        <name>QueuePanel</name>
        <message>
            <source>Search  ( / )</source>
            <translation>搜索（/）</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>待讲</translation>
        </message>
        <message>
            <source>On air</source>
            <translation>讲解中</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>已讲完</translation>
        </message>
        <message>
            <source>Pulled</source>
            <translation>已撤下</translation>
        </message>
        <message>
            <source>With a problem</source>
            <translation>有问题</translation>
        </message>
        <message>
            <source>Which products</source>
            <translation>显示哪些商品</translation>
        </message>
        <message>
            <source>No product fits the search.</source>
            <translation>没有符合的商品。</translation>
        </message>
        <message>
            <source>&amp;Import a sheet…</source>
            <translation>导入表格(&amp;I)…</translation>
        </message>
        <message>
            <source>&amp;Export the queue…</source>
            <translation>导出排品(&amp;E)…</translation>
        </message>
        <message>
            <source>Save a &amp;template…</source>
            <translation>保存模板(&amp;T)…</translation>
        </message>
        <message>
            <source>The rows are sorted. Back to the order of the show, in which they can be moved</source>
            <translation>当前按列排序。回到节目顺序后才能移动</translation>
        </message>
        <message>
            <source>Add a product</source>
            <translation>添加商品</translation>
        </message>
        <message>
            <source>Nothing to sell yet</source>
            <translation>还没有商品</translation>
        </message>
        <message>
            <source>Import a sheet of products (XLSX or CSV), or add them one by one.</source>
            <translation>导入商品表格（XLSX 或 CSV），或逐个添加。</translation>
        </message>
        <message>
            <source>Import a sheet…</source>
            <translation>导入表格…</translation>
        </message>
        <message>
            <source>Add a product…</source>
            <translation>添加商品…</translation>
        </message>
        <message>
            <source>Save a template…</source>
            <translation>保存模板…</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>排品</translation>
        </message>
        <message>
            <source>Queue: {products}, {minutes} min</source>
            <translation>队列：{products}，{minutes} 分钟</translation>
        </message>
        <message>
            <source>“{product}” leaves the queue. Undo brings it back.</source>
            <translation>“{product}”将移出排品，撤销可恢复。</translation>
        </message>
        <message>
            <source>{products} leave the queue. Undo brings them back.</source>
            <translation>{products}将移出队列，可以撤销。</translation>
        </message>
        <message>
            <source>Remove from the queue?</source>
            <translation>移出排品？</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>E&amp;xplain</source>
            <translation>讲解(&amp;X)</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>回车</translation>
        </message>
        <message>
            <source>&amp;Compare with the shop</source>
            <translation>与店铺核对(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Bring back into the queue</source>
            <translation>返场(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Edit…</source>
            <translation>编辑(&amp;E)…</translation>
        </message>
        <message>
            <source>Ctrl+Return</source>
            <translation>Ctrl+回车</translation>
        </message>
        <message>
            <source>&amp;Pull</source>
            <translation>撤下(&amp;P)</translation>
        </message>
        <message>
            <source>Change the p&amp;rice</source>
            <translation>改价(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Duplicate</source>
            <translation>复制(&amp;D)</translation>
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation>上移(&amp;U)</translation>
        </message>
        <message>
            <source>Alt+Up</source>
            <translation>Alt+↑</translation>
        </message>
        <message>
            <source>Move do&amp;wn</source>
            <translation>下移(&amp;W)</translation>
        </message>
        <message>
            <source>Alt+Down</source>
            <translation>Alt+↓</translation>
        </message>
        <message>
            <source>Move to the &amp;top</source>
            <translation>移到最前(&amp;T)</translation>
        </message>
        <message>
            <source>Move to the e&amp;nd</source>
            <translation>移到最后(&amp;N)</translation>
        </message>
        <message>
            <source>Re&amp;move from the queue…</source>
            <translation>移出排品(&amp;M)…</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Del</translation>
        </message>
        <message>
            <source>Sheets</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Import products</source>
            <translation>导入商品</translation>
        </message>
        <message>
            <source>Export the queue</source>
            <translation>导出排品</translation>
        </message>
        <message>
            <source>Save a template</source>
            <translation>保存模板</translation>
        </message>
        <message>
            <source>Written to {path}.</source>
            <translation>已写入 {path}。</translation>
        </message>
        <message>
            <source>Import, export, rundown</source>
            <translation>导入、导出、流程</translation>
        </message>
        <message>
            <source>Search the queue</source>
            <translation>搜索队列</translation>
        </message>
        <message>
            <source>The rows are sorted. The cross beside the search goes back to the show's order.</source>
            <translation>当前按列排序。搜索旁的叉号可回到节目顺序。</translation>
        </message>
        <message>
            <source>Stop the &amp;rundown</source>
            <translation>停止流程计时(&amp;R)</translation>
        </message>
        <message>
            <source>Start the &amp;rundown</source>
            <translation>开始流程计时(&amp;R)</translation>
        </message>
    </context>
    <context>
        <name>QueueTable</name>
        <message>
            <source>Product queue</source>
            <translation>排品</translation>
        </message>
    </context>
    <context>
        <name>RecordingPage</name>
        <message>
            <source> min</source>
            <translation> 分钟</translation>
        </message>
        <message>
            <source>never</source>
            <translation>从不</translation>
        </message>
        <message>
            <source>Choose the folder for the recordings.</source>
            <translation>请选择录制文件夹。</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>选择文件夹</translation>
        </message>
    </context>
    <context>
        <name>RestockDialog</name>
        <message>
            <source>Restock</source>
            <translation>补货</translation>
        </message>
        <message>
            <source>Units to add (in reserve: {units})</source>
            <translation>追加件数（机动库存：{units}）</translation>
        </message>
        <message>
            <source>Add them</source>
            <translation>加入</translation>
        </message>
        <message>
            <source>{product} is not on air any more.</source>
            <translation>{product} 已不在播出。</translation>
        </message>
    </context>
    <context>
        <name>RtmpPage</name>
        <message>
            <source>only for a server with a certificate of your own</source>
            <translation>仅用于自签证书的服务器</translation>
        </message>
        <message>
            <source>The server address begins with rtmp:// or rtmps://, as the platform shows it.</source>
            <translation>推流地址应以 rtmp:// 或 rtmps:// 开头，请照平台给出的填写。</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>平台</translation>
        </message>
        <message>
            <source>Choose a CA file</source>
            <translation>选择 CA 证书</translation>
        </message>
    </context>
    <context>
        <name>SalesCurve</name>
        <message>
            <source>Units sold a minute</source>
            <translation>每分钟售出件数</translation>
        </message>
        <message>
            <source>Units sold in each whole minute. The pale column is the minute that runs: it still grows.</source>
            <translation>每个完整分钟售出的件数。浅色柱是当前这一分钟，数字还在增加。</translation>
        </message>
    </context>
    <context>
        <name>SalesPanel</name>
        <message>
            <source>Sales</source>
            <translation>销售</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>在线</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>件数</translation>
        </message>
        <message>
            <source>Orders/min</source>
            <translation>单/分钟</translation>
        </message>
        <message>
            <source>GMV {sum}</source>
            <translation>成交额 {sum}</translation>
        </message>
        <message>
            <source>{orders}, {units} returned</source>
            <translation>{orders}，退货 {units}</translation>
        </message>
    </context>
    <context>
        <name>SceneList</name>
        <message>
            <source>Scenes</source>
            <translation>场景</translation>
        </message>
        <message>
            <source>No scenes yet. Press + to make one.</source>
            <translation>还没有场景。点 + 新建。</translation>
        </message>
        <message>
            <source>Add a scene</source>
            <translation>添加场景</translation>
        </message>
        <message>
            <source>Duplicate the scene</source>
            <translation>复制场景</translation>
        </message>
        <message>
            <source>Rename the scene</source>
            <translation>重命名场景</translation>
        </message>
        <message>
            <source>Remove the scene</source>
            <translation>删除场景</translation>
        </message>
        <message>
            <source>Scene {number}</source>
            <translation>场景 {number}</translation>
        </message>
        <message>
            <source>{name} copy</source>
            <translation>{name} 副本</translation>
        </message>
        <message>
            <source>Take now</source>
            <translation>立即切出</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预监</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Put into this scene</source>
            <translation>放入此场景</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>On program. Edits of it are on air at once.</source>
            <translation>正在主输出。修改立即播出。</translation>
        </message>
        <message>
            <source>On program. Edits of it wait for TAKE.</source>
            <translation>正在主输出。修改等到切出时生效。</translation>
        </message>
        <message>
            <source>Click a scene to preview it, double click to take it</source>
            <translation>单击场景送到预监，双击切出</translation>
        </message>
    </context>
    <context>
        <name>ScreenPage</name>
        <message>
            <source>x, y, width, height</source>
            <translation>左, 上, 宽, 高</translation>
        </message>
        <message>
            <source>A part of the screen. Leave it empty for all of it.</source>
            <translation>屏幕的一部分；留空表示整个屏幕。</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>区域</translation>
        </message>
        <message>
            <source>The whole screen</source>
            <translation>整个屏幕</translation>
        </message>
        <message>
            <source>A region is four numbers: left, top, width and height, at least 16 pixels each way.</source>
            <translation>区域为四个数字：左、上、宽、高，宽和高至少 16 像素。</translation>
        </message>
    </context>
    <context>
        <name>SecondLook</name>
        <message>
            <source>{count} passed over</source>
            <translation>{count} 条未再次判断</translation>
        </message>
        <message>
            <source>Phrases were not sure of {messages}, and the language model had no time to look at them.</source>
            <translation>有{messages}仅凭词句无法确定，语言模型来不及再次判断。</translation>
        </message>
        <message>
            <source>They count as phrases sort them: a question may be missing, or stand under another topic.</source>
            <translation>这些消息按词句归类：可能漏掉提问，或归入别的类别。</translation>
        </message>
        <message>
            <source>Hints are off</source>
            <translation>语义提示已停用</translation>
        </message>
        <message>
            <source>The language model failed three times within five minutes and is left alone.</source>
            <translation>语言模型在五分钟内失败三次，已停用。</translation>
        </message>
        <message>
            <source>Questions are sorted by phrases alone until it is started again.</source>
            <translation>重新启动之前，提问只按词句归类。</translation>
        </message>
    </context>
    <context>
        <name>SecondLookLine</name>
        <message>
            <source>Start the hints again</source>
            <translation>重新启动语义提示</translation>
        </message>
    </context>
    <context>
        <name>SecondScreen</name>
        <message>
            <source>Screen {number}: {name}, {width} × {height}</source>
            <translation>屏幕 {number}：{name}，{width} × {height}</translation>
        </message>
        <message>
            <source>In a window</source>
            <translation>在窗口中</translation>
        </message>
    </context>
    <context>
        <name>SecretsForm</name>
        <message>
            <source>Goes to this computer's keyring and to the plugin alone.</source>
            <translation>只存入本机密钥环，只交给这个插件。</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>This computer has no keyring: it is kept until the studio ends.</source>
            <translation>本机没有密钥环：保留到关闭软件为止。</translation>
        </message>
        <message>
            <source>Type a new one to replace it</source>
            <translation>输入新内容即可替换</translation>
        </message>
    </context>
    <context>
        <name>SettingsForm</name>
        <message>
            <source>Choose a file</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <source>This card has no settings of its own.</source>
            <translation>这个贴片没有单独的设置。</translation>
        </message>
    </context>
    <context>
        <name>ShareList</name>
        <message>
            <source>Sales by product</source>
            <translation>各商品销量</translation>
        </message>
        <message>
            <source>Sold units appear here.</source>
            <translation>售出后显示在这里。</translation>
        </message>
        <message>
            <source>{count} left</source>
            <translation>剩 {count}</translation>
        </message>
    </context>
    <context>
        <name>ShopChoice</name>
        <message>
            <source>{shop} (not connected)</source>
            <translation>{shop}（未连接）</translation>
        </message>
    </context>
    <context>
        <name>ShowFiles</name>
        <message>
            <source>Open a show</source>
            <translation>打开场次</translation>
        </message>
        <message>
            <source>Save the show</source>
            <translation>保存场次</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>已保存。</translation>
        </message>
        <message>
            <source>Shows</source>
            <translation>场次文件</translation>
        </message>
    </context>
    <context>
        <name>ShowReports</name>
        <message>
            <source>Choose a kept show</source>
            <translation>选择历史场次</translation>
        </message>
        <message>
            <source>{folder} is no kept show. Choose one of {root}.</source>
            <translation>{folder} 不是已存档的场次，请在 {root} 中选择。</translation>
        </message>
        <message>
            <source>No show has been kept yet. One is when a show goes off air.</source>
            <translation>还没有场次存档。直播结束后会自动存档。</translation>
        </message>
        <message>
            <source>Refunds count in settlements up to this day (empty: all that are known)</source>
            <translation>结算计入截至该日的退款（留空则计入全部已知退款）</translation>
        </message>
        <message>
            <source>Report of a show</source>
            <translation>直播复盘报告</translation>
        </message>
    </context>
    <context>
        <name>SlatePage</name>
        <message>
            <source>We will be right back</source>
            <translation>稍后回来</translation>
        </message>
    </context>
    <context>
        <name>SoundMixer</name>
        <message>
            <source>Sound</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Sources with sound get a strip here.</source>
            <translation>有声音的来源会在这里出现一路推子。</translation>
        </message>
    </context>
    <context>
        <name>SoundPage</name>
        <message>
            <source>Stereo (1, 2)</source>
            <translation>立体声 (1, 2)</translation>
        </message>
        <message>
            <source>Mono, channel 1</source>
            <translation>单声道，通道 1</translation>
        </message>
        <message>
            <source>Mono, channel 2</source>
            <translation>单声道，通道 2</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>通道</translation>
        </message>
        <message>
            <source>The system's default</source>
            <translation>系统默认</translation>
        </message>
        <message>
            <source>Channels {left}, {right}</source>
            <translation>通道 {left}, {right}</translation>
        </message>
    </context>
    <context>
        <name>SourceDialog</name>
        <message>
            <source>Source properties</source>
            <translation>来源属性</translation>
        </message>
        <message>
            <source>Add a source</source>
            <translation>添加来源</translation>
        </message>
        <message>
            <source>Kind of source</source>
            <translation>来源类型</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Place it in the scene on preview</source>
            <translation>放入预监的场景</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Only seen here: on air it changes with OK.</source>
            <translation>仅在此处可见：点击“确定”后直播画面才会改变。</translation>
        </message>
        <message>
            <source>{name} holds this device: it is seen here as it is now.</source>
            <translation>{name} 正在使用此设备：这里显示的是它当前的画面。</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <source>with sound</source>
            <translation>有声音</translation>
        </message>
        <message>
            <source>without sound</source>
            <translation>没有声音</translation>
        </message>
        <message>
            <source>Give the source a name.</source>
            <translation>请为来源命名。</translation>
        </message>
        <message>
            <source>The sound of {name} is muted: it is heard on air once you open its strip.</source>
            <translation>{name} 的声音已静音：取消它那一路的静音后才会播出。</translation>
        </message>
    </context>
    <context>
        <name>SourceForms</name>
        <message>
            <source>{device} (not found)</source>
            <translation>{device}（未找到）</translation>
        </message>
        <message>
            <source>Fill in the form to see the picture.</source>
            <translation>填写后即可看到画面。</translation>
        </message>
    </context>
    <context>
        <name>SourceList</name>
        <message>
            <source>Sources</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>No sources yet. Press + to add a camera, a screen or a file.</source>
            <translation>还没有来源。点 + 添加摄像头、屏幕或文件。</translation>
        </message>
        <message>
            <source>Add a source</source>
            <translation>添加来源</translation>
        </message>
        <message>
            <source>Properties of the source</source>
            <translation>来源属性</translation>
        </message>
        <message>
            <source>Restart the source</source>
            <translation>重启来源</translation>
        </message>
        <message>
            <source>Remove the source</source>
            <translation>删除来源</translation>
        </message>
        <message>
            <source>Properties…</source>
            <translation>属性…</translation>
        </message>
        <message>
            <source>Place in the scene</source>
            <translation>放入场景</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>继续播放</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Back to the start</source>
            <translation>回到开头</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>下一个</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>上一个</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>重启</translation>
        </message>
        <message>
            <source>Use as panic slate</source>
            <translation>用作应急画面</translation>
        </message>
        <message>
            <source>Use the built-in panic slate</source>
            <translation>使用内置应急画面</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
    </context>
    <context>
        <name>Spans</name>
        <message>
            <source>{count} h</source>
            <translation>{count} 小时</translation>
        </message>
        <message>
            <source>{count} min</source>
            <translation>{count} 分钟</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} 秒</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>Bits per second that leave this computer</source>
            <translation>本机总推流码率</translation>
        </message>
        <message>
            <source>Pictures that the mixer finished late</source>
            <translation>混流延误的帧</translation>
        </message>
        <message>
            <source>Pictures that the encoder had to repeat</source>
            <translation>编码跳过（重复）的帧</translation>
        </message>
        <message>
            <source>Pictures that the network did not take</source>
            <translation>网络丢弃的帧</translation>
        </message>
        <message>
            <source>Load of this computer's processors</source>
            <translation>处理器占用</translation>
        </message>
        <message>
            <source>Free space for recordings</source>
            <translation>录制可用空间</translation>
        </message>
        <message>
            <source>Stream keys are asked for each time: this computer has no keyring, or it is locked</source>
            <translation>本机没有密钥环或已锁定，每次都要输入推流码</translation>
        </message>
        <message>
            <source>Lagged {count}</source>
            <translation>延误 {count}</translation>
        </message>
        <message>
            <source>Skipped {count}</source>
            <translation>跳过 {count}</translation>
        </message>
        <message>
            <source>Dropped {count}</source>
            <translation>丢弃 {count}</translation>
        </message>
        <message>
            <source>CPU {percent} %</source>
            <translation>CPU {percent} %</translation>
        </message>
        <message>
            <source>Disk {size} free</source>
            <translation>磁盘剩余 {size}</translation>
        </message>
        <message>
            <source>No keyring</source>
            <translation>无密钥环</translation>
        </message>
        <message>
            <source>(and {count} more)</source>
            <translation>（另有 {count} 条）</translation>
        </message>
    </context>
    <context>
        <name>Strip</name>
        <message>
            <source>FX</source>
            <translation>FX</translation>
        </message>
        <message>
            <source>Filters before the fader: gate, compressor, …</source>
            <translation>推子前的滤镜：噪声门、压缩器等</translation>
        </message>
        <message>
            <source>M</source>
            <translation>M</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>静音</translation>
        </message>
        <message>
            <source>S</source>
            <translation>S</translation>
        </message>
        <message>
            <source>Solo: only the strips that are solo sound</source>
            <translation>独听：只有独听的路发声</translation>
        </message>
        <message>
            <source>Hear it on the monitor output</source>
            <translation>送到监听输出</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>声像平衡</translation>
        </message>
        <message>
            <source> ms</source>
            <translation> 毫秒</translation>
        </message>
        <message>
            <source>Delay, to bring sound and picture together</source>
            <translation>延时，用于声画对齐</translation>
        </message>
    </context>
    <context>
        <name>StripFilterDialog</name>
        <message>
            <source>Nothing lies before the fader. A gate is for noisy rooms, a compressor for uneven voices.</source>
            <translation>推子前没有滤镜。环境嘈杂可加噪声门，声音忽大忽小可加压缩器。</translation>
        </message>
        <message>
            <source>Level before the filters, dBFS</source>
            <translation>进入滤镜前的电平（dBFS）</translation>
        </message>
        <message>
            <source>In</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Filters of {source}</source>
            <translation>{source} 的滤镜</translation>
        </message>
    </context>
    <context>
        <name>SummaryDialog</name>
        <message>
            <source>The show has ended</source>
            <translation>节目已结束</translation>
        </message>
        <message>
            <source>On air</source>
            <translation>播出时长</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>订单</translation>
        </message>
        <message>
            <source>Units sold</source>
            <translation>售出件数</translation>
        </message>
        <message>
            <source>Pictures that the mixer finished late</source>
            <translation>混合器晚完成的画面</translation>
        </message>
        <message>
            <source>Pictures that the encoder had to repeat</source>
            <translation>编码器重复的画面</translation>
        </message>
        <message>
            <source>Pictures that the network did not take</source>
            <translation>网络未能送出的画面</translation>
        </message>
        <message>
            <source>Lost connections that came back</source>
            <translation>断开后恢复的连接</translation>
        </message>
    </context>
    <context>
        <name>TakeBar</name>
        <message>
            <source>TAKE</source>
            <translation>切出</translation>
        </message>
        <message>
            <source>Put the preview on program</source>
            <translation>把预监切到主输出</translation>
        </message>
        <message>
            <source>Cut now</source>
            <translation>直接切</translation>
        </message>
        <message>
            <source>Put the preview on program without a transition</source>
            <translation>不用转场，直接切到主输出</translation>
        </message>
        <message>
            <source>Transition that TAKE makes</source>
            <translation>切出时使用的转场</translation>
        </message>
        <message>
            <source>Panic</source>
            <translation>应急</translation>
        </message>
        <message>
            <source>Show the break slate and silence the sound, at once</source>
            <translation>立即显示应急画面并静音</translation>
        </message>
        <message>
            <source> ms</source>
            <translation> 毫秒</translation>
        </message>
        <message>
            <source>Duration of the transition</source>
            <translation>转场时长</translation>
        </message>
        <message>
            <source>Keys: Esc</source>
            <translation>按键：Esc</translation>
        </message>
        <message>
            <source>Puts the preview on program</source>
            <translation>把预览画面切出</translation>
        </message>
        <message>
            <source>Esc, or a click on the preview, gives the keys to the show</source>
            <translation>按 Esc 或点一下预览画面，按键就归节目使用</translation>
        </message>
        <message>
            <source>Transition</source>
            <translation>转场</translation>
        </message>
    </context>
    <context>
        <name>TakeFromButton</name>
        <message>
            <source>Take from an account</source>
            <translation>从账号获取</translation>
        </message>
        <message>
            <source>Takes address and key from a platform's account under Show &gt; Connections.</source>
            <translation>从“场次 &gt; 连接”中的平台账号获取推流地址和推流码。</translation>
        </message>
    </context>
    <context>
        <name>TallyPanel</name>
        <message>
            <source>Keywords to count</source>
            <translation>要统计的关键词</translation>
        </message>
        <message>
            <source>Keywords, e.g. 1 2</source>
            <translation>关键词，如 1 2</translation>
        </message>
        <message>
            <source>How long</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>手动结束</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <source>Take the tally away</source>
            <translation>清除统计</translation>
        </message>
        <message>
            <source>Enter what viewers are to type, for instance 1.</source>
            <translation>请填写要观众扣的字，例如 1。</translation>
        </message>
        <message>
            <source>A tally has {most} keywords at most. Leave some out.</source>
            <translation>一次扣字统计最多 {most} 个关键词，请删去一些。</translation>
        </message>
        <message>
            <source>No plugin offers a card for tallies.</source>
            <translation>没有插件提供扣字统计贴片。</translation>
        </message>
        <message>
            <source>End</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Take off air</source>
            <translation>下播</translation>
        </message>
        <message>
            <source>Put on air</source>
            <translation>上播</translation>
        </message>
        <message>
            <source>Viewers are counted who write a keyword and nothing else, each once, for what they wrote last.</source>
            <translation>只统计单独扣关键词的观众，每人计一次，以最后一次为准。</translation>
        </message>
        <message>
            <source>{messages} came without their words and are not counted</source>
            <translation>{messages}未带内容，未计入</translation>
        </message>
        <message>
            <source>further viewers are not counted</source>
            <translation>更多观众未计入</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>runs for {seconds} s</source>
            <translation>已进行 {seconds} 秒</translation>
        </message>
        <message>
            <source>{seconds} s left</source>
            <translation>剩 {seconds} 秒</translation>
        </message>
    </context>
    <context>
        <name>TestCardPage</name>
        <message>
            <source>Size</source>
            <translation>尺寸</translation>
        </message>
    </context>
    <context>
        <name>Tile</name>
        <message>
            <source>The last five minutes against the five before</source>
            <translation>近5分钟与之前5分钟相比</translation>
        </message>
        <message>
            <source>No platform of this show tells it</source>
            <translation>本场连接的平台都不提供这项数据</translation>
        </message>
    </context>
    <context>
        <name>TitleBar</name>
        <message>
            <source>{panel}: on its own, or back into the window</source>
            <translation>{panel}：独立成窗，或放回主窗口</translation>
        </message>
        <message>
            <source>{panel}: close</source>
            <translation>{panel}：关闭</translation>
        </message>
    </context>
    <context>
        <name>TitleField</name>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>As viewers read it. Return sets it, Esc takes back what you typed.</source>
            <translation>观众看到的标题。回车设置，Esc 撤回输入。</translation>
        </message>
        <message>
            <source>No title</source>
            <translation>没有标题</translation>
        </message>
    </context>
    <context>
        <name>TopicList</name>
        <message>
            <source>Questions by topic</source>
            <translation>按类别的提问</translation>
        </message>
    </context>
    <context>
        <name>ViewerLine</name>
        <message>
            <source>Chat to write in</source>
            <translation>发送到哪个平台</translation>
        </message>
        <message>
            <source>Message to the viewers</source>
            <translation>发给观众的消息</translation>
        </message>
        <message>
            <source>Answer nobody</source>
            <translation>取消回复</translation>
        </message>
        <message>
            <source>Keep order in this chat</source>
            <translation>管理弹幕</translation>
        </message>
        <message>
            <source>Answer to {name}: {text}</source>
            <translation>回复 {name}：{text}</translation>
        </message>
        <message>
            <source>Nothing was sent. {why}</source>
            <translation>没有发送。{why}</translation>
        </message>
        <message>
            <source>Slow mode off</source>
            <translation>关闭慢速模式</translation>
        </message>
        <message>
            <source>Slow mode: a message in {seconds} s</source>
            <translation>慢速模式：每 {seconds} 秒一条</translation>
        </message>
        <message>
            <source>Take the pinned message down</source>
            <translation>取消置顶消息</translation>
        </message>
        <message>
            <source>{name} (away)</source>
            <translation>{name}（已离线）</translation>
        </message>
        <message>
            <source>The chat of {name} is away: nothing was sent. Choose another chat, or wait.</source>
            <translation>{name} 的弹幕目前不可用，消息未发送。请选择其他平台，或稍候。</translation>
        </message>
    </context>
    <context>
        <name>WatchedPanel</name>
        <message>
            <source>Lists of watched words</source>
            <translation>违禁词库</translation>
        </message>
        <message>
            <source>Own words, one a line</source>
            <translation>自定义词，每行一个</translation>
        </message>
        <message>
            <source>Own words, one a line. A minus before a word leaves it out of the lists: -word</source>
            <translation>自定义词，每行一个。词前加减号，可将它从词库中排除：-某词</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Where watched words were found</source>
            <translation>违禁词出现的位置</translation>
        </message>
        <message>
            <source>No product and no card has any of these words. Chat messages that have one are marked.</source>
            <translation>商品和贴片中没有这些词。含有这些词的弹幕会被标出。</translation>
        </message>
        <message>
            <source>Own words</source>
            <translation>自定义词</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>词库</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>命中</translation>
        </message>
        <message>
            <source>{title} ({terms} words)</source>
            <translation>{title}（{terms} 个词）</translation>
        </message>
        <message>
            <source>Card {name}: {terms}</source>
            <translation>贴片 {name}：{terms}</translation>
        </message>
        <message>
            <source>{number}  {title}: {terms}</source>
            <translation>{number}  {title}：{terms}</translation>
        </message>
    </context>
    <context>
        <name>Watcher</name>
        <message>
            <source>The studio's desk is back.</source>
            <translation>控制台已恢复。</translation>
        </message>
        <message>
            <source>The studio's desk is away. What is on air stays on air.</source>
            <translation>控制台暂时失联，播出不受影响。</translation>
        </message>
        <message>
            <source>The show is on air.</source>
            <translation>已开播。</translation>
        </message>
        <message>
            <source>The show is off air.</source>
            <translation>已下播。</translation>
        </message>
        <message>
            <source>{scene} on {canvas}</source>
            <translation>{canvas} 切到 {scene}</translation>
        </message>
        <message>
            <source>Panic: the slate is on air.</source>
            <translation>应急画面已播出。</translation>
        </message>
        <message>
            <source>Panic is over.</source>
            <translation>应急画面已撤下。</translation>
        </message>
        <message>
            <source>{name} is live.</source>
            <translation>{name} 已推流。</translation>
        </message>
        <message>
            <source>it does not go on</source>
            <translation>推流中断</translation>
        </message>
        <message>
            <source>{name}: {text}</source>
            <translation>{name}：{text}</translation>
        </message>
        <message>
            <source>{name} is off.</source>
            <translation>{name} 已停止。</translation>
        </message>
        <message>
            <source>{name}: the broadcast is live there.</source>
            <translation>{name}：平台上的直播已开始。</translation>
        </message>
        <message>
            <source>{name}: the broadcast has ended there.</source>
            <translation>{name}：平台上的直播已结束。</translation>
        </message>
        <message>
            <source>{number} {title}: {words}</source>
            <translation>{number}号 {title}：{words}</translation>
        </message>
        <message>
            <source>Over: {text}</source>
            <translation>已解除：{text}</translation>
        </message>
    </context>
    <context>
        <name>_CanvasPage</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>宽</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>高</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>尺寸</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>帧率</translation>
        </message>
        <message>
            <source>Copy from…</source>
            <translation>复制自…</translation>
        </message>
        <message>
            <source>Lay out all scenes, overlays and cards here as they are on another canvas</source>
            <translation>按另一画布的布局排列此画布的所有场景、叠加层和贴片</translation>
        </message>
        <message>
            <source>Layouts</source>
            <translation>布局</translation>
        </message>
    </context>
    <context>
        <name>_EncodingForm</name>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Encoding {name}</source>
            <translation>编码 {name}</translation>
        </message>
        <message>
            <source>Encoder</source>
            <translation>编码器</translation>
        </message>
        <message>
            <source>High profile</source>
            <translation>High 档次</translation>
        </message>
        <message>
            <source>Baseline profile (WebRTC)</source>
            <translation>Baseline 档次（WebRTC）</translation>
        </message>
        <message>
            <source>Low latency</source>
            <translation>低延迟</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>编码档次</translation>
        </message>
        <message>
            <source>Sound codec</source>
            <translation>音频编码</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>预设</translation>
        </message>
        <message>
            <source>Video rate</source>
            <translation>视频码率</translation>
        </message>
        <message>
            <source>Sound rate</source>
            <translation>音频码率</translation>
        </message>
        <message>
            <source>Keyframe every</source>
            <translation>关键帧间隔</translation>
        </message>
    </context>
    <context>
        <name>_ItemRow</name>
        <message>
            <source>Show or hide</source>
            <translation>显示或隐藏</translation>
        </message>
        <message>
            <source>Lock against moving</source>
            <translation>锁定，防止移动</translation>
        </message>
    </context>
    <context>
        <name>_Line</name>
        <message>
            <source>Another shop</source>
            <translation>另一家店铺</translation>
        </message>
        <message>
            <source>Id in that shop</source>
            <translation>该店铺里的商品编号</translation>
        </message>
        <message>
            <source>its id there</source>
            <translation>该店的商品编号</translation>
        </message>
        <message>
            <source>Product page in that shop</source>
            <translation>该店铺的商品页面</translation>
        </message>
        <message>
            <source>Sell it there no more</source>
            <translation>不再在该店铺销售</translation>
        </message>
    </context>
    <context>
        <name>_SourceRow</name>
        <message>
            <source>{source}: {item}</source>
            <translation>{source}：{item}</translation>
        </message>
    </context>
</TS>
