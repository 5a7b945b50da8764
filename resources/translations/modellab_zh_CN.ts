<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Samples and recent projects</source>
        <translation>示例与最近项目</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Export as Python…</source>
        <translation>导出为 Python…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Rename the layer</source>
        <translation>重命名层</translation>
    </message>
    <message>
        <source>Group into a block</source>
        <translation>组合成块</translation>
    </message>
    <message>
        <source>Dissolve the block</source>
        <translation>解散块</translation>
    </message>
    <message>
        <source>Add layer…</source>
        <translation>添加层…</translation>
    </message>
    <message>
        <source>Connect the layer to…</source>
        <translation>将层连接到…</translation>
    </message>
    <message>
        <source>Freeze or train weights</source>
        <translation>冻结或训练权重</translation>
    </message>
    <message>
        <source>Open the block</source>
        <translation>打开块</translation>
    </message>
    <message>
        <source>Leave the block</source>
        <translation>离开块</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>自动排列</translation>
    </message>
    <message>
        <source>Show all layers</source>
        <translation>显示所有层</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Pause or continue</source>
        <translation>暂停或继续</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>停止并保留结果</translation>
    </message>
    <message>
        <source>Start from other weights…</source>
        <translation>从其他权重开始…</translation>
    </message>
    <message>
        <source>Cross-validate…</source>
        <translation>交叉验证…</translation>
    </message>
    <message>
        <source>Open a file to test…</source>
        <translation>打开要测试的文件…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>All actions…</source>
        <translation>所有操作…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Model Lab</source>
        <translation>关于 Model Lab</translation>
    </message>
</context>
<context>
    <name>BatchPanel</name>
    <message>
        <source>Files to test</source>
        <translation>要测试的文件</translation>
    </message>
    <message>
        <source>Folder of pictures or texts</source>
        <translation>图片或文本文件夹</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>保存预测结果</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>{done} of {total} answered</source>
        <translation>已预测 {done} / {total}</translation>
    </message>
    <message>
        <source>{count} could not be read</source>
        <translation>{count} 个无法读取</translation>
    </message>
    <message>
        <source>Files...</source>
        <translation>文件...</translation>
    </message>
    <message>
        <source>Folder...</source>
        <translation>文件夹...</translation>
    </message>
    <message>
        <source>Save as CSV...</source>
        <translation>保存为 CSV...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Drop a folder of pictures, a CSV file or a file of texts here.</source>
        <translation>将图片文件夹、CSV 文件或文本文件拖到此处。</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>CalibrationView</name>
    <message>
        <source>Confidence and accuracy are {share} apart on average.</source>
        <translation>置信度与准确率平均相差 {share}。</translation>
    </message>
    <message>
        <source>The network knows well how sure it may be.</source>
        <translation>网络对自己的把握判断得很准。</translation>
    </message>
    <message>
        <source>The network is surer than it should be.</source>
        <translation>网络过于自信。</translation>
    </message>
    <message>
        <source>The network is less sure than it could be.</source>
        <translation>网络不够自信。</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>how sure the network is</source>
        <translation>网络的置信度</translation>
    </message>
    <message>
        <source>how often it is right</source>
        <translation>实际准确率</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Add layer…</source>
        <translation>添加层…</translation>
    </message>
    <message>
        <source>Connect to…</source>
        <translation>连接到…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Freeze or train weights</source>
        <translation>冻结或训练权重</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Group into a block</source>
        <translation>组合成块</translation>
    </message>
    <message>
        <source>Dissolve the block</source>
        <translation>解散块</translation>
    </message>
    <message>
        <source>Open the block</source>
        <translation>打开块</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>自动排列</translation>
    </message>
    <message>
        <source>Show all layers</source>
        <translation>显示所有层</translation>
    </message>
    <message>
        <source>unknown kind of layer</source>
        <translation>未知类型的层</translation>
    </message>
    <message>
        <source>Expected {what}.</source>
        <translation>应为：{what}。</translation>
    </message>
    <message>
        <source>Received {what}.</source>
        <translation>实际为：{what}。</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} 层</translation>
    </message>
    <message>
        <source>Press Space or double-click to add a layer,
or drag one here from the left.</source>
        <translation>按空格键或双击以添加层，
也可从左侧拖入。</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>(auto)</source>
        <translation>（自动）</translation>
    </message>
</context>
<context>
    <name>ClassView</name>
    <message>
        <source>Click a cell to see its samples.</source>
        <translation>单击单元格可查看其中的样本。</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Weighted mean</source>
        <translation>加权平均</translation>
    </message>
    <message>
        <source>{count} of {truth} taken for {predicted}</source>
        <translation>{count} 个“{truth}”被预测为“{predicted}”</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
</context>
<context>
    <name>ColumnsPanel</name>
    <message>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Embedded category</source>
        <translation>嵌入的类别</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Cells that are no numbers count as gaps.</source>
        <translation>不是数字的单元格按缺失值处理。</translation>
    </message>
    <message>
        <source>Each different value becomes one input.</source>
        <translation>每个不同的值成为一个输入。</translation>
    </message>
    <message>
        <source>Each different value becomes a few numbers that are learned.</source>
        <translation>每个不同的值变成几个可学习的数。</translation>
    </message>
    <message>
        <source>Read word by word, through a text input.</source>
        <translation>通过文本输入逐词读取。</translation>
    </message>
    <message>
        <source>The network does not see it.</source>
        <translation>网络看不到这一列。</translation>
    </message>
    <message>
        <source>What the network learns to answer.</source>
        <translation>网络要学会回答的内容。</translation>
    </message>
    <message>
        <source>{count} more columns: name them under More</source>
        <translation>另有 {count} 列：请在“更多”中写出列名</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type the name of an action</source>
        <translation>输入操作名称</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Export as Python</source>
        <translation>导出为 Python</translation>
    </message>
    <message>
        <source>Open a file to test</source>
        <translation>打开要测试的文件</translation>
    </message>
</context>
<context>
    <name>Comment</name>
    <message>
        <source>Your note on this layer</source>
        <translation>此层的备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>{count} samples of {truth} were taken for {predicted}</source>
        <translation>{count} 个“{truth}”样本被预测为“{predicted}”</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Preparing the run ...</source>
        <translation>正在准备运行 ...</translation>
    </message>
    <message>
        <source>No curves yet</source>
        <translation>暂无曲线</translation>
    </message>
    <message>
        <source>Press Train (F5): loss and metric appear here while the network learns.</source>
        <translation>按“训练”(F5)：网络学习时，损失和指标会显示在此处。</translation>
    </message>
</context>
<context>
    <name>DataNotice</name>
    <message>
        <source>Reading the data ...</source>
        <translation>正在读取数据 ...</translation>
    </message>
    <message>
        <source>The data is not open.</source>
        <translation>数据未打开。</translation>
    </message>
    <message>
        <source>What shall the network learn from?</source>
        <translation>网络要从什么数据中学习？</translation>
    </message>
    <message>
        <source>Drop a folder with a folder of pictures for each class, a CSV file, texts, IDX files such as MNIST, or a ZIP or tar file of them here, or open them on the left.</source>
        <translation>把数据拖到这里：每类一个子文件夹的图片文件夹、CSV 文件、文本、MNIST 之类的 IDX 文件，或者装有这些内容的 ZIP、tar 压缩包；也可以在左侧打开。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
</context>
<context>
    <name>DiagnosisPanel</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Change the recipe for the next run</source>
        <translation>为下一次运行修改训练方案</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Model Lab projects (*.mlab)</source>
        <translation>Model Lab 项目 (*.mlab)</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff);;All files (*)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Python programs (*.py)</source>
        <translation>Python 程序 (*.py)</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Tables and texts (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>表格和文本 (*.csv *.tsv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>是否保存对“{name}”的更改？</translation>
    </message>
    <message>
        <source>Without saving, they are gone.</source>
        <translation>若不保存，更改将丢失。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>About Model Lab</source>
        <translation>关于 Model Lab</translation>
    </message>
    <message>
        <source>Assemble a neural network, train it while the curves move, and test it.
Apache-2.0</source>
        <translation>搭建神经网络，看着曲线变化进行训练，并加以测试。
Apache-2.0</translation>
    </message>
    <message>
        <source>Model Lab made a mistake. Your work is safe.</source>
        <translation>Model Lab 出错了，但工作内容没有丢失。</translation>
    </message>
    <message>
        <source>You can go on. The report below helps to mend it.</source>
        <translation>可以继续使用。下面的报告有助于修复问题。</translation>
    </message>
</context>
<context>
    <name>EvaluationPanel</name>
    <message>
        <source>Evaluating ...</source>
        <translation>正在评估 ...</translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation>{count} 个样本</translation>
    </message>
    <message>
        <source>{share} better than the last value</source>
        <translation>比重复末值好 {share}</translation>
    </message>
    <message>
        <source>{share} worse than the last value</source>
        <translation>比重复末值差 {share}</translation>
    </message>
    <message>
        <source>{speed} predictions/s</source>
        <translation>{speed} 次预测/秒</translation>
    </message>
    <message>
        <source>Evaluate: how good the network is on data that it has not learned from, and where not.</source>
        <translation>评估：网络在未学习过的数据上表现如何，以及在哪些地方表现不佳。</translation>
    </message>
    <message>
        <source>Measure the network here once its run has ended or was stopped.</source>
        <translation>训练结束或停止之后，可以在这里评估网络。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>True against false positives</source>
        <translation>真阳性率与假阳性率的关系</translation>
    </message>
    <message>
        <source>Precision against recall</source>
        <translation>精确率与召回率的关系</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>How often it is right when it is sure</source>
        <translation>网络有把握时的实际准确率</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>What is shown of the evaluation</source>
        <translation>显示评估的哪一部分</translation>
    </message>
    <message>
        <source>Train first; then measure the network here.</source>
        <translation>请先训练，然后在此评估网络。</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>{count} FLOPs per sample</source>
        <translation>每样本 {count} FLOPs</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>零值占比</translation>
    </message>
</context>
<context>
    <name>FigureView</name>
    <message>
        <source>Bits per token</source>
        <translation>每词元比特数</translation>
    </message>
    <message>
        <source>what the next token still tells; lower is better</source>
        <translation>下一个词元仍带来的信息量；越低越好</translation>
    </message>
    <message>
        <source>Area under the ROC curve</source>
        <translation>ROC 曲线下面积</translation>
    </message>
    <message>
        <source>0.5 is guessing, 1 is perfect</source>
        <translation>0.5 为随机猜测，1 为完美</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>平均精确率</translation>
    </message>
    <message>
        <source>area under precision against recall</source>
        <translation>精确率-召回率曲线下面积</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>how far confidence and accuracy are apart</source>
        <translation>置信度与准确率相差多少</translation>
    </message>
    <message>
        <source>Precision, weighted</source>
        <translation>加权精确率</translation>
    </message>
    <message>
        <source>each class counts as it has samples</source>
        <translation>各类别按样本数加权</translation>
    </message>
    <message>
        <source>Recall, weighted</source>
        <translation>加权召回率</translation>
    </message>
    <message>
        <source>F1, weighted</source>
        <translation>加权 F1</translation>
    </message>
    <message>
        <source>mean error of answering with the last value of the window</source>
        <translation>以窗口最后一个值作为预测的平均误差</translation>
    </message>
    <message>
        <source>The last value instead</source>
        <translation>重复末值</translation>
    </message>
    <message>
        <source>Predictions per second</source>
        <translation>每秒预测次数</translation>
    </message>
    <message>
        <source>in large batches</source>
        <translation>大批次下</translation>
    </message>
    <message>
        <source>one sample at a time, over {count} of them</source>
        <translation>逐个预测，共测 {count} 个样本</translation>
    </message>
    <message>
        <source>Half of the answers within</source>
        <translation>50% 的预测耗时不超过</translation>
    </message>
    <message>
        <source>95 % of the answers within</source>
        <translation>95% 的预测耗时不超过</translation>
    </message>
    <message>
        <source>99 % of the answers within</source>
        <translation>99% 的预测耗时不超过</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>含义</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>{count} more findings</source>
        <translation>另有 {count} 条发现</translation>
    </message>
</context>
<context>
    <name>FoldsDialog</name>
    <message>
        <source>Trains {count} times. Each time another part of the training and validation samples is held back to measure; the test split stays apart. Mean and deviation say how far the figures depend on chance.</source>
        <translation>训练 {count} 次。每次从训练和验证样本中留出不同的一部分用于评估；测试集不参与。均值和标准差表明结果在多大程度上取决于偶然。</translation>
    </message>
    <message>
        <source>Cross-validate</source>
        <translation>交叉验证</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>折数</translation>
    </message>
    <message>
        <source>Train all folds</source>
        <translation>训练所有折</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FoundSamples</name>
    <message>
        <source>Answer</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>GeneratedView</name>
    <message>
        <source>Save pictures</source>
        <translation>保存图像</translation>
    </message>
    <message>
        <source>New ones</source>
        <translation>换一批</translation>
    </message>
    <message>
        <source>Make pictures of other random vectors</source>
        <translation>用其他随机向量生成图像</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the pictures as one PNG file</source>
        <translation>将图像保存为一个 PNG 文件</translation>
    </message>
    <message>
        <source>{count} pictures, seed {seed}</source>
        <translation>{count} 张图像，随机种子 {seed}</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} 层</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Add an input: press Space on the canvas, or drag a layer from the left.</source>
        <translation>添加输入：在画布上按空格键，或从左侧拖入一层。</translation>
    </message>
    <message>
        <source>Mend what is marked red, then press Train.</source>
        <translation>修复标红之处，然后按“训练”。</translation>
    </message>
    <message>
        <source>The network is learning. Select a layer to see what flows through it.</source>
        <translation>网络正在学习。选中一层，可以看到流过它的数据。</translation>
    </message>
    <message>
        <source>Press Train, or select a layer to change it.</source>
        <translation>按“训练”，或选择一层进行修改。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>LatentPanel</name>
    <message>
        <source>Looking ...</source>
        <translation>正在查看 ...</translation>
    </message>
    <message>
        <source>Look inside the network here once its run has ended or was stopped.</source>
        <translation>训练结束或停止之后，可以在这里查看网络内部。</translation>
    </message>
    <message>
        <source>Point at a sample to see it; click to test it.</source>
        <translation>指向样本可查看；单击可测试。</translation>
    </message>
    <message>
        <source>{layer} · {count} samples · {first} and {second} of the spread lie along the axes</source>
        <translation>{layer} · {count} 个样本 · 两轴分别占方差的 {first} 和 {second}</translation>
    </message>
    <message>
        <source>Show how a layer arranges the samples: those that it finds alike lie together.</source>
        <translation>显示某一层如何排布样本：它认为相似的样本会聚在一起。</translation>
    </message>
    <message>
        <source>Train first; then look inside the network here.</source>
        <translation>请先训练，然后在此查看网络内部。</translation>
    </message>
    <message>
        <source>Narrowest layer</source>
        <translation>最窄的层</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Search… (Space)</source>
        <translation>搜索…（空格键）</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>搜索层</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>LengthHistogram</name>
    <message>
        <source>{count} tokens</source>
        <translation>{count} 个词元</translation>
    </message>
    <message>
        <source>network reads {count}</source>
        <translation>网络读取 {count} 个</translation>
    </message>
</context>
<context>
    <name>MarkLegend</name>
    <message>
        <source>speaks for {label}</source>
        <translation>支持 {label}</translation>
    </message>
    <message>
        <source>speaks against it</source>
        <translation>反对</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Overview: click to look elsewhere</source>
        <translation>缩略图：单击可跳到别处</translation>
    </message>
</context>
<context>
    <name>NoView</name>
    <message>
        <source>Samples of this network are tested from the data: Test page, a whole split.</source>
        <translation>此网络只能用数据中的样本测试：“测试”页的“整个数据集”。</translation>
    </message>
    <message>
        <source>Add an input and an output to the network; then it can be tested here.</source>
        <translation>请为网络添加输入和输出，然后即可在此测试。</translation>
    </message>
</context>
<context>
    <name>NumberBox</name>
    <message>
        <source>(auto)</source>
        <translation>（自动）</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Find a layer…</source>
        <translation>查找层…</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>查找层</translation>
    </message>
    <message>
        <source>Outline of the network</source>
        <translation>网络大纲</translation>
    </message>
    <message>
        <source>gets from {names}</source>
        <translation>输入来自 {names}</translation>
    </message>
</context>
<context>
    <name>OutputPicture</name>
    <message>
        <source>Reconstruction</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>What the network makes of the picture</source>
        <translation>网络重建出的图片</translation>
    </message>
    <message>
        <source>What the network
makes of it</source>
        <translation>网络重建
的结果</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
</context>
<context>
    <name>PathEditor</name>
    <message>
        <source>Files ({patterns})</source>
        <translation>文件 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Browse...</source>
        <translation>浏览...</translation>
    </message>
    <message>
        <source>Browse for: {setting}</source>
        <translation>浏览：{setting}</translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>Pictures that the network makes appear here.</source>
        <translation>网络生成的图像显示在此处。</translation>
    </message>
    <message>
        <source>Generated pictures</source>
        <translation>生成的图像</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Draw, drop, paste or open a picture.</source>
        <translation>绘制、拖入、粘贴或打开图片。</translation>
    </message>
    <message>
        <source>Open pictures to test</source>
        <translation>打开要测试的图片</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图片 ({patterns})</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Show which pixels speak for the answer</source>
        <translation>显示哪些像素支持该预测</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>打开...</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>PictureWell</name>
    <message>
        <source>Picture to test</source>
        <translation>待测试的图片</translation>
    </message>
    <message>
        <source>Drop a picture, paste one (Ctrl+V), or draw with the mouse; Delete clears</source>
        <translation>拖入或粘贴 (Ctrl+V) 图片，或用鼠标绘制；按 Delete 清除</translation>
    </message>
    <message>
        <source>Draw here,
or drop a picture</source>
        <translation>在此绘制，
或拖入图片</translation>
    </message>
</context>
<context>
    <name>PinStrip</name>
    <message>
        <source>Pinned samples</source>
        <translation>固定的样本</translation>
    </message>
    <message>
        <source>Pinned samples follow the training. Double click to take one away.</source>
        <translation>固定的样本会随训练更新。双击可移除。</translation>
    </message>
</context>
<context>
    <name>PrecisionRecallView</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>平均精确率</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
</context>
<context>
    <name>PreparationPanel</name>
    <message>
        <source>Preparation</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Variation while training</source>
        <translation>训练时的数据增强</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Curves of {run}</source>
        <translation>{run} 的曲线</translation>
    </message>
    <message>
        <source>Preparing the run ...</source>
        <translation>正在准备运行 ...</translation>
    </message>
    <message>
        <source>fold {fold} / {folds}</source>
        <translation>第 {fold} / {folds} 折</translation>
    </message>
    <message>
        <source>epoch {epoch} / {epochs}</source>
        <translation>第 {epoch} / {epochs} 轮</translation>
    </message>
    <message>
        <source>step {step} / {steps}</source>
        <translation>第 {step} / {steps} 步</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{speed} samples/s</source>
        <translation>{speed} 样本/秒</translation>
    </message>
    <message>
        <source>learning rate {rate}</source>
        <translation>学习率 {rate}</translation>
    </message>
    <message>
        <source>best epoch {epoch}</source>
        <translation>最佳：第 {epoch} 轮</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QuickAdd</name>
    <message>
        <source>Search layers…</source>
        <translation>搜索层…</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>搜索层</translation>
    </message>
    <message>
        <source>Layers that fit</source>
        <translation>适合的层</translation>
    </message>
    <message>
        <source>does not fit here as it is</source>
        <translation>无法直接用于此处</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>No project was saved yet</source>
        <translation>尚未保存过项目</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>RecipePanel</name>
    <message>
        <source>Recipe</source>
        <translation>训练方案</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>ReconstructionView</name>
    <message>
        <source>Add noise</source>
        <translation>添加噪声</translation>
    </message>
    <message>
        <source>Give the network the picture with noise, as in its training</source>
        <translation>像训练时那样，把带噪声的图片交给网络</translation>
    </message>
    <message>
        <source>Picture with noise</source>
        <translation>带噪声的图片</translation>
    </message>
    <message>
        <source>What the network is given</source>
        <translation>网络收到的内容</translation>
    </message>
</context>
<context>
    <name>ResidualPlot</name>
    <message>
        <source>predicted value</source>
        <translation>预测值</translation>
    </message>
    <message>
        <source>error (predicted - true)</source>
        <translation>误差（预测值 - 真实值）</translation>
    </message>
    <message>
        <source>how many</source>
        <translation>数量</translation>
    </message>
</context>
<context>
    <name>ResponseCurve</name>
    <message>
        <source>{label} as {column} varies</source>
        <translation>{label} 随 {column} 的变化</translation>
    </message>
    <message>
        <source>The answer as {column} varies</source>
        <translation>预测随 {column} 的变化</translation>
    </message>
</context>
<context>
    <name>RocView</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Area under the curve</source>
        <translation>曲线下面积</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>false positive rate</source>
        <translation>假正率</translation>
    </message>
    <message>
        <source>true positive rate</source>
        <translation>真正率</translation>
    </message>
</context>
<context>
    <name>RowView</name>
    <message>
        <source>The form appears with the first weights.</source>
        <translation>有了第一批权重后，表单会显示在此处。</translation>
    </message>
    <message>
        <source>a higher value</source>
        <translation>更高的值</translation>
    </message>
</context>
<context>
    <name>RowsView</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>{count} differences</source>
        <translation>{count} 处不同</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Select two runs to compare them (Ctrl+click).</source>
        <translation>选择两个运行以进行比较（Ctrl+单击）。</translation>
    </message>
    <message>
        <source>{metric}, {count} folds</source>
        <translation>{metric}，{count} 折</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Your note on this run</source>
        <translation>此运行的备注</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>No runs yet. Press Train (F5); every run is kept here with its curves and weights.</source>
        <translation>暂无运行。按“训练”(F5)；每次运行及其曲线和权重都会保存在此处。</translation>
    </message>
    <message>
        <source>Use for testing</source>
        <translation>用于测试</translation>
    </message>
    <message>
        <source>Let the weights of this run answer on the Test page</source>
        <translation>在“测试”页用此运行的权重进行预测</translation>
    </message>
    <message>
        <source>This run kept no weights, as the folds of a cross-validation do not.</source>
        <translation>这次训练没有保留权重；交叉验证的各折都不保留。</translation>
    </message>
    <message>
        <source>The first run is under way; it is kept here once it has ended.</source>
        <translation>第一次训练正在进行；结束后会保留在这里。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Take network and recipe of this run over into the project</source>
        <translation>将此运行的网络和训练方案采用到项目中</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Take this run over and train on from its weights, as a new run</source>
        <translation>采用此运行，并从其权重继续训练，作为新的运行</translation>
    </message>
    <message>
        <source>Start from these weights...</source>
        <translation>从这些权重开始...</translation>
    </message>
    <message>
        <source>Train the network that is drawn now from the weights of this run that fit it</source>
        <translation>以此运行中匹配的权重为起点，训练当前绘制的网络</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>RunsTable</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Validation {metric}</source>
        <translation>验证{metric}</translation>
    </message>
    <message>
        <source>Test {metric}</source>
        <translation>测试{metric}</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
</context>
<context>
    <name>SampleShelf</name>
    <message>
        <source>Samples to try</source>
        <translation>供试用的样本</translation>
    </message>
</context>
<context>
    <name>SamplesPanel</name>
    <message>
        <source>{count} to train</source>
        <translation>{count} 个用于训练</translation>
    </message>
    <message>
        <source>{count} to validate</source>
        <translation>{count} 个用于验证</translation>
    </message>
    <message>
        <source>{count} to test</source>
        <translation>{count} 个用于测试</translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation>{count} 个样本</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>{width}×{height} {kind} pictures</source>
        <translation>{width}×{height} {kind}图像</translation>
    </message>
    <message>
        <source>{count} inputs</source>
        <translation>{count} 个输入</translation>
    </message>
    <message>
        <source>text &quot;{name}&quot;</source>
        <translation>文本“{name}”</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>texts to write</source>
        <translation>待写文本</translation>
    </message>
    <message>
        <source>windows of {steps} steps</source>
        <translation>{steps} 步的窗口</translation>
    </message>
    <message>
        <source>windows of {steps} steps × {count}</source>
        <translation>{steps} 步 × {count} 列的窗口</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} 个类别</translation>
    </message>
    <message>
        <source>a number to predict</source>
        <translation>预测一个数值</translation>
    </message>
    <message>
        <source>{count} numbers to predict</source>
        <translation>预测 {count} 个数值</translation>
    </message>
    <message>
        <source>Training split</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>Test split</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>As varied while training</source>
        <translation>显示训练时的增强效果</translation>
    </message>
    <message>
        <source>Vary again</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Fit the network to the data</source>
        <translation>让网络适配数据</translation>
    </message>
    <message>
        <source>New project from this data</source>
        <translation>用此数据新建项目</translation>
    </message>
    <message>
        <source>Leave this project and start one with this data and a first network for it</source>
        <translation>离开此项目，用此数据和一个初始网络新建项目</translation>
    </message>
</context>
<context>
    <name>SeriesClassView</name>
    <message>
        <source>Choose a sample, or drop a CSV file: the network answers for its last steps.</source>
        <translation>选择样本或拖入 CSV 文件：网络会对其最后若干步作出预测。</translation>
    </message>
    <message>
        <source>Open series...</source>
        <translation>打开时间序列...</translation>
    </message>
    <message>
        <source>Series to test</source>
        <translation>要测试的时间序列</translation>
    </message>
</context>
<context>
    <name>SeriesView</name>
    <message>
        <source>Drop a CSV file to forecast what comes after its last row.</source>
        <translation>拖入 CSV 文件，即可预测其最后一行之后的走势。</translation>
    </message>
    <message>
        <source>Train first, if only for an epoch; then the forecast is drawn here.</source>
        <translation>请先训练，哪怕只训练一轮；之后预测会绘制在此处。</translation>
    </message>
    <message>
        <source>{column}, test split: MAE {mae}, {gain} better than repeating the last value ({baseline})</source>
        <translation>{column}，测试集：MAE {mae}，比重复末值（{baseline}）好 {gain}</translation>
    </message>
    <message>
        <source>{column}, test split: MAE {mae}, {gain} worse than repeating the last value ({baseline})</source>
        <translation>{column}，测试集：MAE {mae}，比重复末值（{baseline}）差 {gain}</translation>
    </message>
    <message>
        <source>Grey: what came true. Blue: what the network said one step before.</source>
        <translation>灰色：实际值。蓝色：网络提前一步的预测。</translation>
    </message>
    <message>
        <source>{column} after {name}</source>
        <translation>{name} 之后的 {column}</translation>
    </message>
    <message>
        <source>From {step}: {values}</source>
        <translation>自 {step} 起：{values}</translation>
    </message>
    <message>
        <source>Open series...</source>
        <translation>打开时间序列...</translation>
    </message>
    <message>
        <source>Test split</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Show the forecasts over the test split again</source>
        <translation>重新显示测试集上的预测</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>预测步长</translation>
    </message>
    <message>
        <source>Forecast and truth</source>
        <translation>预测与实际</translation>
    </message>
    <message>
        <source>Open a series</source>
        <translation>打开时间序列</translation>
    </message>
    <message>
        <source>Tables ({patterns})</source>
        <translation>表格 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Open data</source>
        <translation>打开数据</translation>
    </message>
    <message>
        <source>Tables, texts, IDX files and archives ({patterns})</source>
        <translation>表格、文本、IDX 文件和压缩包 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Read as: {kind}</source>
        <translation>读取方式：{kind}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>数据划分</translation>
    </message>
    <message>
        <source>Open file...</source>
        <translation>打开文件...</translation>
    </message>
    <message>
        <source>Open folder...</source>
        <translation>打开文件夹...</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Own data</source>
        <translation>自己的数据</translation>
    </message>
</context>
<context>
    <name>SplitChoice</name>
    <message>
        <source>Test split</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>Training split</source>
        <translation>训练集</translation>
    </message>
</context>
<context>
    <name>SplitPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>What would you like to train?</source>
        <translation>想训练什么？</translation>
    </message>
    <message>
        <source>Not finished last time</source>
        <translation>上次未完成</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近项目</translation>
    </message>
    <message>
        <source>Pictures, texts, tables, series</source>
        <translation>图片、文本、表格、时间序列</translation>
    </message>
    <message>
        <source>Unsaved, {when}</source>
        <translation>未保存，{when}</translation>
    </message>
    <message>
        <source>Go on with the open project</source>
        <translation>继续当前项目</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>没有匹配的项目。</translation>
    </message>
    <message>
        <source>Search samples and recent projects</source>
        <translation>搜索示例和最近项目</translation>
    </message>
    <message>
        <source>Kind of task</source>
        <translation>任务类型</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>New from my data</source>
        <translation>用自己的数据新建</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>This run was interrupted. It goes on where it was, {when}.</source>
        <translation>此运行曾被中断，将从中断处继续，{when}。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>Training: epoch {epoch} / {epochs}</source>
        <translation>训练中：第 {epoch} / {epochs} 轮</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>正在暂停</translation>
    </message>
    <message>
        <source>Paused in epoch {epoch} / {epochs}</source>
        <translation>已暂停：第 {epoch} / {epochs} 轮</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Memory {megabytes} MB</source>
        <translation>内存 {megabytes} MB</translation>
    </message>
    <message>
        <source>GPU {used}</source>
        <translation>GPU {used}</translation>
    </message>
    <message>
        <source>Autosaved {seconds} s ago</source>
        <translation>{seconds} 秒前已自动保存</translation>
    </message>
    <message>
        <source>Autosaved {minutes} min ago</source>
        <translation>{minutes} 分钟前已自动保存</translation>
    </message>
</context>
<context>
    <name>TakeOverDialog</name>
    <message>
        <source>Open a project with trained weights</source>
        <translation>打开含已训练权重的项目</translation>
    </message>
    <message>
        <source>{name} holds no trained weights.</source>
        <translation>{name} 不含已训练的权重。</translation>
    </message>
    <message>
        <source>Nothing was trained in this project yet. Open another one.</source>
        <translation>此项目尚未训练过。请打开其他项目。</translation>
    </message>
    <message>
        <source>{count} of {all} layers with weights start from this run; the others start anew.</source>
        <translation>{all} 个有权重的层中，{count} 个从此运行开始；其余重新开始。</translation>
    </message>
    <message>
        <source>All {all} layers with weights start from this run.</source>
        <translation>全部 {all} 个有权重的层都从此运行开始。</translation>
    </message>
    <message>
        <source>No layer of this run fits the network that is drawn now.</source>
        <translation>此运行没有任何层与当前绘制的网络匹配。</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>有运行正在进行。</translation>
    </message>
    <message>
        <source>same layer</source>
        <translation>同一层</translation>
    </message>
    <message>
        <source>same shapes</source>
        <translation>形状相同</translation>
    </message>
    <message>
        <source>starts anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Start from these weights</source>
        <translation>从这些权重开始</translation>
    </message>
    <message>
        <source>Weights of</source>
        <translation>权重来自</translation>
    </message>
    <message>
        <source>Another project...</source>
        <translation>其他项目...</translation>
    </message>
    <message>
        <source>Train from these weights</source>
        <translation>从这些权重开始训练</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Takes the weights of</source>
        <translation>采用的权重</translation>
    </message>
    <message>
        <source>Fits by</source>
        <translation>匹配方式</translation>
    </message>
</context>
<context>
    <name>TestPage</name>
    <message>
        <source>Weights of</source>
        <translation>权重来自</translation>
    </message>
    <message>
        <source>A whole split</source>
        <translation>整个数据集</translation>
    </message>
    <message>
        <source>Many files</source>
        <translation>多个文件</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <source>New pictures</source>
        <translation>新图片</translation>
    </message>
</context>
<context>
    <name>TestPanel</name>
    <message>
        <source>{target}: {value}</source>
        <translation>{target}：{value}</translation>
    </message>
    <message>
        <source>{time} ms</source>
        <translation>{time} ms</translation>
    </message>
    <message>
        <source>follows the training live</source>
        <translation>实时跟随训练</translation>
    </message>
    <message>
        <source>The first weights of the run are on their way; then this panel answers.</source>
        <translation>这次训练的第一批权重即将就绪，届时此面板就能给出预测。</translation>
    </message>
    <message>
        <source>Train first, if only for an epoch; then this panel answers.</source>
        <translation>请先训练，哪怕只训练一轮；之后此面板即可给出预测。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keep this sample in view: pinned samples are asked again while a run goes on</source>
        <translation>把这个样本留在视野中：训练期间会反复对固定的样本给出预测</translation>
    </message>
</context>
<context>
    <name>TextSamples</name>
    <message>
        <source>Counting tokens ...</source>
        <translation>正在统计词元 ...</translation>
    </message>
    <message>
        <source>half have at most {count} tokens</source>
        <translation>半数文本不超过 {count} 个词元</translation>
    </message>
    <message>
        <source>{share} are cut</source>
        <translation>{share} 被截断</translation>
    </message>
    <message>
        <source>The vocabulary has {count} tokens. They make up {share} of the validation and test texts.</source>
        <translation>词表有 {count} 个词元，占验证集和测试集文本的 {share}。</translation>
    </message>
    <message>
        <source>Unknown are {words} ...</source>
        <translation>未知的有 {words} ...</translation>
    </message>
    <message>
        <source>Counted on {count} texts.</source>
        <translation>基于 {count} 条文本统计。</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} 个词元</translation>
    </message>
    <message>
        <source>{count} unknown (dashed)</source>
        <translation>{count} 个未知（虚线）</translation>
    </message>
    <message>
        <source>{count} cut off</source>
        <translation>截去 {count} 个</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Which of the texts</source>
        <translation>哪一条文本</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Type or paste a text; the answer follows while you type.</source>
        <translation>输入或粘贴文本；预测会随输入更新。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Type a text to test</source>
        <translation>输入要测试的文本</translation>
    </message>
    <message>
        <source>Text to test</source>
        <translation>要测试的文本</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Where the network is trained</source>
        <translation>在何处训练网络</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>{count} layer</source>
        <translation>{count} 层</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} 层</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>{count} FLOPs/sample</source>
        <translation>{count} FLOPs/样本</translation>
    </message>
    <message>
        <source>{size} weights</source>
        <translation>权重 {size}</translation>
    </message>
    <message>
        <source>batch {batch} needs {size}</source>
        <translation>批次 {batch} 需 {size}</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing of the train curve</source>
        <translation>训练曲线的平滑程度</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>Earlier runs</source>
        <translation>先前的运行</translation>
    </message>
    <message>
        <source>Draw up to five runs before this one behind its curves</source>
        <translation>在曲线后面绘出此前最多五次运行的曲线</translation>
    </message>
    <message>
        <source>Cross-validate...</source>
        <translation>交叉验证...</translation>
    </message>
    <message>
        <source>Train several times, each time measured on other samples</source>
        <translation>训练多次，每次在不同的样本上评估</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Undo zooming (double click on a plot)</source>
        <translation>取消缩放（在图上双击）</translation>
    </message>
</context>
<context>
    <name>TrainingSession</name>
    <message>
        <source>Cross-validation</source>
        <translation>交叉验证</translation>
    </message>
    <message>
        <source>{group}, fold {number}</source>
        <translation>{group}，第 {number} 折</translation>
    </message>
    <message>
        <source>Run {number}</source>
        <translation>运行 {number}</translation>
    </message>
</context>
<context>
    <name>ValueScatter</name>
    <message>
        <source>true value</source>
        <translation>真实值</translation>
    </message>
    <message>
        <source>predicted value</source>
        <translation>预测值</translation>
    </message>
</context>
<context>
    <name>ValueView</name>
    <message>
        <source>All {count} values</source>
        <translation>全部 {count} 个值</translation>
    </message>
    <message>
        <source>Value {number}</source>
        <translation>第 {number} 个值</translation>
    </message>
    <message>
        <source>Samples with the largest errors; click a point to see which it is.</source>
        <translation>误差最大的样本；单击点可查看是哪一个。</translation>
    </message>
    <message>
        <source>Samples with the largest mean errors, which are told; click a point to see which it is.</source>
        <translation>平均误差最大的样本（已标出数值）；点击一个点可以看到是哪一个。</translation>
    </message>
    <message>
        <source>{name}: true {truth}, predicted {predicted}</source>
        <translation>{name}：真实值 {truth}，预测值 {predicted}</translation>
    </message>
    <message>
        <source>Predicted and true</source>
        <translation>预测与真实</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Which of the values</source>
        <translation>哪一个值</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>保存项目</translation>
    </message>
</context>
<context>
    <name>WriterView</name>
    <message>
        <source>Begin a text; the network goes on with it.</source>
        <translation>写下文本的开头，由网络续写。</translation>
    </message>
    <message>
        <source>Reading the prompt ...</source>
        <translation>正在读取提示词 ...</translation>
    </message>
    <message>
        <source>{count} tokens · {speed} tokens/s</source>
        <translation>{count} 个词元 · {speed} 词元/秒</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Train first, if only for an epoch; then the network writes here.</source>
        <translation>请先训练，哪怕只训练一轮；之后网络会在此写作。</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Written text</source>
        <translation>生成的文本</translation>
    </message>
    <message>
        <source>What the network writes appears here.</source>
        <translation>网络写出的内容显示在此处。</translation>
    </message>
    <message>
        <source>Go on from the prompt (Ctrl+Enter); Escape stops</source>
        <translation>从提示词续写 (Ctrl+Enter)；按 Esc 停止</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>_Chips</name>
    <message>
        <source>… {count} more</source>
        <translation>… 另有 {count} 个</translation>
    </message>
    <message>
        <source>token {number}</source>
        <translation>词元 {number}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>已截去</translation>
    </message>
</context>
<context>
    <name>_DockTitle</name>
    <message>
        <source>Move into a window of its own, or back</source>
        <translation>移到单独的窗口，或移回</translation>
    </message>
    <message>
        <source>Hide this panel (View menu)</source>
        <translation>隐藏此面板（“视图”菜单）</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>&quot;modellab --help&quot; lists the commands.</source>
        <translation>“modellab --help”会列出各个命令。</translation>
    </message>
    <message>
        <source>&quot;{column}&quot; cannot be read: {reason}.</source>
        <translation>无法读取“{column}”：{reason}。</translation>
    </message>
    <message>
        <source>&quot;{file}&quot; does not describe a text encoder that this layer can be.</source>
        <translation>“{file}”描述的不是此层支持的文本编码器。</translation>
    </message>
    <message>
        <source>&quot;{file}&quot; does not hold the weights of a BERT: {name} is missing.</source>
        <translation>“{file}”中不是 BERT 的权重：缺少 {name}。</translation>
    </message>
    <message>
        <source>&quot;{file}&quot; does not hold the weights of {network}. &quot;{name}&quot;: expected {expected}. Received {received}.</source>
        <translation>“{file}”中不是 {network} 的权重。“{name}”：应为 {expected}，实际为 {received}。</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is read as &quot;{wanted}&quot;.</source>
        <translation>将“{found}”作为“{wanted}”读取。</translation>
    </message>
    <message>
        <source>&quot;{id}&quot; cannot be the id of a layer</source>
        <translation>“{id}”不能作为层的标识</translation>
    </message>
    <message>
        <source>&quot;{id}&quot; cannot be the id of a new layer.</source>
        <translation>“{id}”不能作为新层的标识。</translation>
    </message>
    <message>
        <source>&quot;{kind}&quot;</source>
        <translation>“{kind}”</translation>
    </message>
    <message>
        <source>&quot;{kind}&quot; cannot be a kind of layer</source>
        <translation>“{kind}”不能作为层的类型</translation>
    </message>
    <message>
        <source>&quot;{layer}&quot; gives no numbers to look at.</source>
        <translation>“{layer}”没有可查看的数值。</translation>
    </message>
    <message>
        <source>&quot;{most}&quot; has {num_most} training samples, &quot;{least}&quot; only {num_least}. Class weights make up for it.</source>
        <translation>“{most}”有 {num_most} 个训练样本，“{least}”只有 {num_least} 个。类别权重可以弥补。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot;</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be opened. {reason}</source>
        <translation>无法打开“{name}”。{reason}</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be read: permission denied.</source>
        <translation>无法读取“{name}”：没有权限。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of a block</source>
        <translation>“{name}”不能作为块的名称</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of a part.</source>
        <translation>“{name}”不能作为部分的名称。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of the class.</source>
        <translation>“{name}”不能作为类的名称。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be written: its folder does not exist.</source>
        <translation>无法写入“{name}”：其文件夹不存在。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be written: the file or its folder is read-only.</source>
        <translation>无法写入“{name}”：文件或其文件夹为只读。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be read: {reason}.</source>
        <translation>无法读取“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be written: {reason}.</source>
        <translation>无法写入“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has a gap at the start of the window, and no number before it to fill it with.</source>
        <translation>“{name}”在窗口开头有缺失值，且之前没有可用于填补的数值。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has another size than its shape says</source>
        <translation>“{name}”的大小与其形状不符</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has type {dtype}</source>
        <translation>“{name}”的类型为 {dtype}</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; holds {dtype}, which cannot be saved.</source>
        <translation>“{name}”含有 {dtype}，无法保存。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is empty</source>
        <translation>“{name}”为空</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is empty and was filled in.</source>
        <translation>“{name}”为空，已自动填充。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is empty.</source>
        <translation>“{name}”是空的。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is in use by another window or program.</source>
        <translation>“{name}”正被其他窗口或程序使用。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not a file.</source>
        <translation>“{name}”不是文件。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is too large: {size} bytes.</source>
        <translation>“{name}”过大：{size} 字节。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was changed on the disk by another window or program.</source>
        <translation>“{name}”在磁盘上已被其他窗口或程序更改。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was not read: {reason}.</source>
        <translation>未读取“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot;: expected a .safetensors, .pt or .pth file.</source>
        <translation>“{name}”：应为 .safetensors、.pt 或 .pth 文件。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot;: expected a number. Received {value}.</source>
        <translation>“{name}”：应为数值，实际为 {value}。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot;: the training data has no &quot;{value}&quot;.</source>
        <translation>“{name}”：训练数据中没有“{value}”。</translation>
    </message>
    <message>
        <source>&quot;{source}&quot; and &quot;{target}&quot; are not connected.</source>
        <translation>“{source}”与“{target}”未连接。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot;</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>(2N, 1), one score for each real and each generated sample</source>
        <translation>(2N, 1)，每个真实样本和每个生成样本各一个得分</translation>
    </message>
    <message>
        <source>(N, ...) with something to flatten</source>
        <translation>(N, ...)，其中有可展平的内容</translation>
    </message>
    <message>
        <source>(N, channels, height, width)</source>
        <translation>(N, 通道, 高, 宽)</translation>
    </message>
    <message>
        <source>(N, channels, height, width) or (N, channels, length)</source>
        <translation>(N, 通道, 高, 宽) 或 (N, 通道, 长度)</translation>
    </message>
    <message>
        <source>(N, channels, length)</source>
        <translation>(N, 通道, 长度)</translation>
    </message>
    <message>
        <source>(N, features)</source>
        <translation>(N, 特征)</translation>
    </message>
    <message>
        <source>(N, features), (N, channels, length) or (N, channels, height, width)</source>
        <translation>(N, 特征)、(N, 通道, 长度) 或 (N, 通道, 高, 宽)</translation>
    </message>
    <message>
        <source>(N, steps) of token numbers, as a text input gives</source>
        <translation>由词元编号组成的 (N, 步)，如文本输入所给出的</translation>
    </message>
    <message>
        <source>(N, steps, features)</source>
        <translation>(N, 步, 特征)</translation>
    </message>
    <message>
        <source>(N, steps, {vocabulary}), one score for each token at every step</source>
        <translation>(N, 步, {vocabulary})，每一步对每个词元各有一个得分</translation>
    </message>
    <message>
        <source>(N, {classes}), one score for each class</source>
        <translation>(N, {classes})，每个类别一个得分</translation>
    </message>
    <message>
        <source>(N, {values}), one number for each value</source>
        <translation>(N, {values})，每个值一个数</translation>
    </message>
    <message>
        <source>0 leaves colours as they are. Grey pictures have none.</source>
        <translation>0 表示颜色保持不变。灰度图像没有颜色。</translation>
    </message>
    <message>
        <source>0.1 means between 0.9 and 1.1 times the size.</source>
        <translation>0.1 表示大小变为 0.9 到 1.1 倍。</translation>
    </message>
    <message>
        <source>0.2 means between 0.8 and 1.2 times as bright.</source>
        <translation>0.2 表示亮度变为 0.8 到 1.2 倍。</translation>
    </message>
    <message>
        <source>0.2 means between 0.8 and 1.2 times the contrast.</source>
        <translation>0.2 表示对比度变为 0.8 到 1.2 倍。</translation>
    </message>
    <message>
        <source>1 for grey, 3 for colour.</source>
        <translation>灰度为 1，彩色为 3。</translation>
    </message>
    <message>
        <source>1 value</source>
        <translation>1 个值</translation>
    </message>
    <message>
        <source>1,797 grey pictures of 8x8 pixels in 10 classes. They come with the program.</source>
        <translation>1,797 张 8x8 像素的灰度图像，分为 10 个类别。随程序提供。</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32 位</translation>
    </message>
    <message>
        <source>7-Zip archive</source>
        <translation>7-Zip 压缩包</translation>
    </message>
    <message>
        <source>A block cannot be called &quot;{name}&quot;.</source>
        <translation>块不能命名为“{name}”。</translation>
    </message>
    <message>
        <source>A convolution in which each channel has filters of its own. Far cheaper; a 1×1 Conv 2-D after it mixes them.</source>
        <translation>每个通道各有自己的卷积核的卷积。计算量小得多；其后的 1×1 二维卷积会混合各通道。</translation>
    </message>
    <message>
        <source>A convolution the other way round: makes pictures larger. Decoders and generators use it.</source>
        <translation>反方向的卷积：使图像变大。用于解码器和生成器。</translation>
    </message>
    <message>
        <source>A convolutional network reads 8x8 digits. Trains in seconds.</source>
        <translation>用卷积网络识别 8x8 的数字。几秒即可训练完成。</translation>
    </message>
    <message>
        <source>A CSV file with a row for each sample. Columns of numbers, of repeating words and of sentences are read; one column is what the network learns to answer.</source>
        <translation>每行一个样本的 CSV 文件。可以读取数值列、重复出现的词和句子；其中一列是网络要学会回答的内容。</translation>
    </message>
    <message>
        <source>&quot;{first}&quot; equals &quot;{second}&quot;.</source>
        <translation>“{first}”与“{second}”相同。</translation>
    </message>
    <message>
        <source>&quot;{first}&quot; is {one}, &quot;{second}&quot; is {other}.</source>
        <translation>“{first}”是 {one}，“{second}”是 {other}。</translation>
    </message>
    <message>
        <source>1 head</source>
        <translation>1 个头</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 层</translation>
    </message>
    <message>
        <source>A file with a label and a text in each line, files such as train.txt and test.txt, or a file or a folder of texts for each class. ZIP, tar and .gz files are unpacked on the way.</source>
        <translation>每行包含标签和文本的文件、train.txt 和 test.txt 之类的文件，或者每类一个文本文件或文件夹。ZIP、tar 和 .gz 文件会自动解压。</translation>
    </message>
    <message>
        <source>A folder with a sub-folder of pictures for each class; train, val and test above them are understood. A ZIP or tar file of the same is opened as well.</source>
        <translation>每类一个图片子文件夹的文件夹；上层可以有 train、val 和 test。内容相同的 ZIP 或 tar 文件也能打开。</translation>
    </message>
    <message>
        <source>A generator draws digits of nothing but chance; a discriminator tells them from real ones.</source>
        <translation>生成器凭随机数画出数字，判别器将其与真实数字区分开。</translation>
    </message>
    <message>
        <source>A heat map needs a network that reads pictures and answers with classes.</source>
        <translation>热力图需要读取图像并输出类别的网络。</translation>
    </message>
    <message>
        <source>A layer cannot be placed at ({x}, {y}).</source>
        <translation>无法将层放在 ({x}, {y})。</translation>
    </message>
    <message>
        <source>A line of the text is {count:.1f} million characters long. It is read as running text; if it should hold labels or columns, its line ends are missing.</source>
        <translation>文本中有一行长达 {count:.1f} 百万个字符。它会被当作连续文本读取；如果其中应有标签或列，则说明缺少换行。</translation>
    </message>
    <message>
        <source>A network may hold at most {limit} layers, repeated blocks included.</source>
        <translation>网络最多可有 {limit} 层，重复的块也计算在内。</translation>
    </message>
    <message>
        <source>A quotation mark that is never closed is the usual cause.</source>
        <translation>常见原因是引号没有闭合。</translation>
    </message>
    <message>
        <source>A sample stands in more than one split, so test figures look too good: {pair}</source>
        <translation>有一个样本出现在多个划分中，因此测试结果会显得过好：{pair}</translation>
    </message>
    <message>
        <source>A sample stands twice in the same split: {pair}</source>
        <translation>有一个样本在同一划分中出现了两次：{pair}</translation>
    </message>
    <message>
        <source>A smooth relative of ReLU. The usual choice in transformers.</source>
        <translation>ReLU 的平滑变体。Transformer 中的常用选择。</translation>
    </message>
    <message>
        <source>A step size of its own for every weight. The right first choice for most networks.</source>
        <translation>每个权重有各自的步长。大多数网络的首选。</translation>
    </message>
    <message>
        <source>A way leads out of the selection and back into {layer}.</source>
        <translation>有一条路径从选区出去后又回到{layer}。</translation>
    </message>
    <message>
        <source>AMSGrad</source>
        <translation>AMSGrad</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Activation inside</source>
        <translation>内部激活函数</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Adam with weight decay kept apart from the gradient; usual for transformers.</source>
        <translation>权重衰减与梯度分开的 Adam；常用于 Transformer。</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adaptive average</source>
        <translation>自适应平均池化</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>Add a layer or unfreeze one.</source>
        <translation>添加一层或解冻一层。</translation>
    </message>
    <message>
        <source>Add an input from the palette.</source>
        <translation>从层列表添加一个输入。</translation>
    </message>
    <message>
        <source>Add an output from the palette.</source>
        <translation>从层列表添加一个输出。</translation>
    </message>
    <message>
        <source>Add {layer}</source>
        <translation>添加{layer}</translation>
    </message>
    <message>
        <source>Added to the variance, so that nothing is divided by zero.</source>
        <translation>加到方差上，避免除以零。</translation>
    </message>
    <message>
        <source>Adds a learned constant to each filter. A batch norm right after makes it useless.</source>
        <translation>为每个卷积核加上一个可学习的常数。紧接其后的批归一化会使其失效。</translation>
    </message>
    <message>
        <source>Adds a learned constant to each unit.</source>
        <translation>为每个单元加上一个可学习的常数。</translation>
    </message>
    <message>
        <source>Adds learned constants to the projections.</source>
        <translation>为各投影加上可学习的常数。</translation>
    </message>
    <message>
        <source>Adds learned constants.</source>
        <translation>加上可学习的常数。</translation>
    </message>
    <message>
        <source>Adds results of the same shape, number by number. Makes residual connections.</source>
        <translation>将形状相同的结果逐元素相加。用于构成残差连接。</translation>
    </message>
    <message>
        <source>Adds to each step of a sequence where it stands. Attention does not know the order otherwise.</source>
        <translation>为序列的每一步加上其位置信息。否则注意力无法得知顺序。</translation>
    </message>
    <message>
        <source>All {count} labels are {label}. At least two classes are needed.</source>
        <translation>全部 {count} 个标签都是 {label}。至少需要两个类别。</translation>
    </message>
    <message>
        <source>Along</source>
        <translation>拼接维度</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Also makes a value of a last window that is only partly filled.</source>
        <translation>最后一个窗口即使未填满也输出一个值。</translation>
    </message>
    <message>
        <source>Also reads from the end to the start; gives twice as many numbers.</source>
        <translation>同时从末尾向开头读取；输出的数值数量加倍。</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>An edge ends at &quot;{id}&quot;, which does not exist.</source>
        <translation>有一条连线的终点是不存在的“{id}”。</translation>
    </message>
    <message>
        <source>An empty canvas.</source>
        <translation>空白画布。</translation>
    </message>
    <message>
        <source>An entry of the journal is damaged.</source>
        <translation>恢复日志中有一条记录已损坏。</translation>
    </message>
    <message>
        <source>An unexpected error ended the run: {error}</source>
        <translation>运行因意外错误而结束：{error}</translation>
    </message>
    <message>
        <source>Another number shuffles differently.</source>
        <translation>换一个数，打乱的顺序就不同。</translation>
    </message>
    <message>
        <source>Answers which class a sample belongs to, with a probability for each. Takes one score for each class.</source>
        <translation>给出样本所属的类别以及各类别的概率。接收每个类别一个得分。</translation>
    </message>
    <message>
        <source>Answers with numbers, such as a price or a position. Takes one number for each value.</source>
        <translation>以数值作答，例如价格或位置。每个值接收一个数。</translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation>Apple GPU</translation>
    </message>
    <message>
        <source>Applied to the result. Without one, layers in a row can only compute what a single layer could.</source>
        <translation>作用于结果。若没有激活函数，多个连续的层只相当于一个层。</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>自动排列</translation>
    </message>
    <message>
        <source>Arranges the numbers of a sample in other sizes, in the same order. One size may be -1: what is left.</source>
        <translation>按原有顺序将样本中的数值排成其他尺寸。其中一个尺寸可为 -1，表示其余部分。</translation>
    </message>
    <message>
        <source>As set on the output</source>
        <translation>按输出层的设置</translation>
    </message>
    <message>
        <source>Ask for permission to read it, or copy it to a folder of your own.</source>
        <translation>请申请读取权限，或将其复制到自己的文件夹。</translation>
    </message>
    <message>
        <source>At most {limit} bytes can be read.</source>
        <translation>最多可读取 {limit} 字节。</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Attention and a small feed-forward network, each with a shortcut and a norm, stacked. Put a positional encoding before it.</source>
        <translation>由注意力和小型前馈网络堆叠而成，二者各带捷径连接和归一化。请在其前面放置位置编码。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic: {device}</source>
        <translation>自动：{device}</translation>
    </message>
    <message>
        <source>Average distance to the right value.</source>
        <translation>与正确值的平均距离。</translation>
    </message>
    <message>
        <source>Average distance to the right value; outliers weigh little.</source>
        <translation>与正确值的平均距离；离群值影响较小。</translation>
    </message>
    <message>
        <source>Average pool</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>Average squared distance to the right value; large errors weigh most.</source>
        <translation>与正确值之差的平方的平均值；大误差影响最大。</translation>
    </message>
    <message>
        <source>Averages a sequence over its steps. A simple way from a text to one row of features.</source>
        <translation>对序列的各步取平均。由文本得到一行特征的简单方法。</translation>
    </message>
    <message>
        <source>Averages to a size of your choice, whatever the size of the picture. Windows are chosen to fit.</source>
        <translation>无论图像大小，都平均到指定的尺寸。窗口会自动选择。</translation>
    </message>
    <message>
        <source>BMP picture</source>
        <translation>BMP 图片</translation>
    </message>
    <message>
        <source>Balance of precision and recall; mean over classes.</source>
        <translation>精确率与召回率的平衡；对各类别取平均。</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Balanced makes rare classes count as much as frequent ones.</source>
        <translation>“均衡”使稀有类别与常见类别同等重要。</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Between the two linear layers of the feed-forward network.</source>
        <translation>位于前馈网络的两个线性层之间。</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>Black bars</source>
        <translation>加黑边</translation>
    </message>
    <message>
        <source>Blackens a random rectangle, so that no single part decides.</source>
        <translation>将随机矩形涂黑，使任何单一部位都不能起决定作用。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Block input</source>
        <translation>块输入</translation>
    </message>
    <message>
        <source>Block name</source>
        <translation>块名称</translation>
    </message>
    <message>
        <source>Block output</source>
        <translation>块输出</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Border added on each side.</source>
        <translation>每侧添加的边框。</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Breast cancer</source>
        <translation>乳腺癌</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Building the network</source>
        <translation>正在构建网络</translation>
    </message>
    <message>
        <source>CPU ({count} cores)</source>
        <translation>CPU（{count} 核）</translation>
    </message>
    <message>
        <source>Category columns</source>
        <translation>类别列</translation>
    </message>
    <message>
        <source>Change colours</source>
        <translation>改变颜色</translation>
    </message>
    <message>
        <source>Change the preparation</source>
        <translation>更改预处理</translation>
    </message>
    <message>
        <source>Change the recipe</source>
        <translation>更改训练设置</translation>
    </message>
    <message>
        <source>Change the variation</source>
        <translation>更改数据增强</translation>
    </message>
    <message>
        <source>Change {setting}</source>
        <translation>更改{setting}</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Check that the file is a table with one row a line.</source>
        <translation>请检查文件是否为每行一条记录的表格。</translation>
    </message>
    <message>
        <source>Check that the files are complete.</source>
        <translation>请检查文件是否完整。</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>请检查磁盘。</translation>
    </message>
    <message>
        <source>Check the driver with &quot;nvidia-smi&quot;, or choose another device.</source>
        <translation>请用“nvidia-smi”检查驱动程序，或选择其他设备。</translation>
    </message>
    <message>
        <source>Check the name, or choose another.</source>
        <translation>请检查名称，或选择其他名称。</translation>
    </message>
    <message>
        <source>Choose Automatic, or a device of the list.</source>
        <translation>请选择“自动”或列表中的设备。</translation>
    </message>
    <message>
        <source>Choose a file or a folder on the data page.</source>
        <translation>请在“数据”页选择文件或文件夹。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择一个文件。</translation>
    </message>
    <message>
        <source>Choose a name that is free.</source>
        <translation>请选择未被占用的名称。</translation>
    </message>
    <message>
        <source>Choose a project file, or another copy of this one.</source>
        <translation>请选择项目文件，或此文件的其他副本。</translation>
    </message>
    <message>
        <source>Choose a run of such a network.</source>
        <translation>请选择此类网络的运行。</translation>
    </message>
    <message>
        <source>Choose another folder, or close the program that has the file open.</source>
        <translation>请选择其他文件夹，或关闭正在使用该文件的程序。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another name, or delete it first.</source>
        <translation>请选择其他名称，或先将其删除。</translation>
    </message>
    <message>
        <source>Choose another split, or give it a share on the Data page.</source>
        <translation>请选择其他数据集，或在“数据”页为其分配比例。</translation>
    </message>
    <message>
        <source>Choose another target column.</source>
        <translation>请选择其他目标列。</translation>
    </message>
    <message>
        <source>Choose bfloat16 or 32 bit.</source>
        <translation>请选择 bfloat16 或 32 位。</translation>
    </message>
    <message>
        <source>Choose category or text for it.</source>
        <translation>请为它选择“类别”或“文本”。</translation>
    </message>
    <message>
        <source>Choose classification, or another target column.</source>
        <translation>请选择分类，或其他目标列。</translation>
    </message>
    <message>
        <source>Choose data on the Data page, or with --data.</source>
        <translation>请在“数据”页选择数据，或使用 --data。</translation>
    </message>
    <message>
        <source>Choose data on the Data page.</source>
        <translation>请在“数据”页选择数据。</translation>
    </message>
    <message>
        <source>Choose embedding or text for it.</source>
        <translation>请为它选择“嵌入”或“文本”。</translation>
    </message>
    <message>
        <source>Choose files that belong together.</source>
        <translation>请选择相互配套的文件。</translation>
    </message>
    <message>
        <source>Choose one of: {fitting}.</source>
        <translation>请选择其中之一：{fitting}。</translation>
    </message>
    <message>
        <source>Choose one of: {measured}.</source>
        <translation>请选择其中之一：{measured}。</translation>
    </message>
    <message>
        <source>Choose other data or smaller shares.</source>
        <translation>请选择其他数据或更小的比例。</translation>
    </message>
    <message>
        <source>Choose regression, or another target column.</source>
        <translation>请选择回归，或其他目标列。</translation>
    </message>
    <message>
        <source>Choose the folder above, or add a sub-folder for another class.</source>
        <translation>请选择上一级文件夹，或为另一个类别添加子文件夹。</translation>
    </message>
    <message>
        <source>Class output</source>
        <translation>类别输出</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Close it there, or wait a moment and try again.</source>
        <translation>请在那里将其关闭，或稍等片刻后重试。</translation>
    </message>
    <message>
        <source>Columns are separated by comma, semicolon, tab or |.</source>
        <translation>各列以逗号、分号、制表符或 | 分隔。</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Compares the result with the network&apos;s own input. Autoencoders and denoisers end here.</source>
        <translation>将结果与网络自身的输入比较。用作自编码器和去噪网络的终点。</translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>Connect layers</source>
        <translation>连接层</translation>
    </message>
    <message>
        <source>Connect the drive that holds it, or choose the data again.</source>
        <translation>请连接存放数据的驱动器，或重新选择数据。</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连线数</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Conv 1-D</source>
        <translation>一维卷积</translation>
    </message>
    <message>
        <source>Conv 2-D</source>
        <translation>二维卷积</translation>
    </message>
    <message>
        <source>Conv, norm, ReLU</source>
        <translation>卷积-归一化-ReLU</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Copy layers in Model Lab first.</source>
        <translation>请先在 Model Lab 中复制层。</translation>
    </message>
    <message>
        <source>Copy one first.</source>
        <translation>请先复制图片。</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Cropping the middle</source>
        <translation>居中裁剪</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Cross-entropy that cares less about samples that are right already (Lin et al. 2017).</source>
        <translation>较少关注已判断正确的样本的交叉熵（Lin 等，2017）。</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>裁去</translation>
    </message>
    <message>
        <source>Dark on bright becomes bright on dark. Automatic: where the training pictures are grey with a dark border and the new picture has a bright one. The answer says when it was done.</source>
        <translation>亮底暗图变为暗底亮图。“自动”：当训练图像是边缘较暗的灰度图像而新图片边缘较亮时进行反相。反相后会在预测结果中说明。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data can only flow one way. Use a recurrent layer (RNN, LSTM, GRU) for feedback.</source>
        <translation>数据只能单向流动。需要反馈时请使用循环层（RNN、LSTM、GRU）。</translation>
    </message>
    <message>
        <source>Delete layers</source>
        <translation>删除层</translation>
    </message>
    <message>
        <source>Delete or ungroup its nodes first.</source>
        <translation>请先删除或解散使用它的节点。</translation>
    </message>
    <message>
        <source>Deleted the run.</source>
        <translation>已删除该运行。</translation>
    </message>
    <message>
        <source>Deleted {count} runs.</source>
        <translation>已删除 {count} 个运行。</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Depthwise conv</source>
        <translation>逐通道卷积</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Diabetes</source>
        <translation>糖尿病</translation>
    </message>
    <message>
        <source>Did you mean {close}?</source>
        <translation>是否想用 {close}？</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Disconnect layers</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Dissolve the block</source>
        <translation>解散块</translation>
    </message>
    <message>
        <source>Distance between the points of a filter.</source>
        <translation>卷积核各点之间的距离。</translation>
    </message>
    <message>
        <source>Distance between the points of a window.</source>
        <translation>窗口各点之间的距离。</translation>
    </message>
    <message>
        <source>Divides each step by the recent size of the gradient; an old favourite for RNNs.</source>
        <translation>将每一步除以梯度近期的大小；RNN 的传统选择。</translation>
    </message>
    <message>
        <source>Do not keep the rest</source>
        <translation>舍去剩余部分</translation>
    </message>
    <message>
        <source>Download it again, or choose the right file.</source>
        <translation>请重新下载，或选择正确的文件。</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>请重新下载。</translation>
    </message>
    <message>
        <source>Download or export it again.</source>
        <translation>请重新下载或导出。</translation>
    </message>
    <message>
        <source>Download or pack it again.</source>
        <translation>请重新下载或打包。</translation>
    </message>
    <message>
        <source>Draw a network for the data</source>
        <translation>按数据绘制网络</translation>
    </message>
    <message>
        <source>Draw one on the Network page.</source>
        <translation>请在“网络”页绘制一个。</translation>
    </message>
    <message>
        <source>Draw the edge from a layer before it.</source>
        <translation>请从其前面的层引出连线。</translation>
    </message>
    <message>
        <source>Draw the edge to a layer behind it.</source>
        <translation>请将连线接到其后面的层。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Drops whenever the watched metric stops improving.</source>
        <translation>每当监视的指标不再改善时下降。</translation>
    </message>
    <message>
        <source>Duplicate layers</source>
        <translation>创建层的副本</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Each is made of a random vector that stays the same, so that one can watch it become better.</source>
        <translation>每一个都由一个保持不变的随机向量生成，因此可以看着它逐渐变好。</translation>
    </message>
    <message>
        <source>Each step sees only earlier ones, as for predicting what comes next.</source>
        <translation>每一步只能看到之前的步，例如用于预测后续内容。</translation>
    </message>
    <message>
        <source>Each value is one token, whose embedding the network learns: {names}.</source>
        <translation>每个值是一个词元，网络会学习它的嵌入：{names}。</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>Embedded columns</source>
        <translation>嵌入列</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Empty project</source>
        <translation>空项目</translation>
    </message>
    <message>
        <source>End at</source>
        <translation>最终比例</translation>
    </message>
    <message>
        <source>End divisor</source>
        <translation>终点除数</translation>
    </message>
    <message>
        <source>English names of 3,963 emoji with their names in another language. They come with the program.</source>
        <translation>3,963 个表情符号的英文名称及其另一种语言的名称。数据随程序提供。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Epochs between two drops.</source>
        <translation>两次下降之间的轮数。</translation>
    </message>
    <message>
        <source>Epochs between two looks at the validation samples.</source>
        <translation>两次验证之间的轮数。</translation>
    </message>
    <message>
        <source>Epochs without improvement before it drops.</source>
        <translation>连续多少轮没有改善后下降。</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Equal samples have different classes in {count} cases. For example, {pair}</source>
        <translation>有 {count} 处相同的样本属于不同的类别。例如：{pair}</translation>
    </message>
    <message>
        <source>Equal samples have different classes: {pair}</source>
        <translation>相同的样本属于不同的类别：{pair}</translation>
    </message>
    <message>
        <source>Erase a rectangle</source>
        <translation>擦除矩形</translation>
    </message>
    <message>
        <source>Errors above this count linearly instead of squared.</source>
        <translation>超过此值的误差按线性而非平方计算。</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Every step looks at all steps and takes what it needs. With a second edge it looks at that sequence instead.</source>
        <translation>每一步都查看所有步并取其所需。若有第二条连线，则改为查看该序列。</translation>
    </message>
    <message>
        <source>Every unit weighs all features and adds them up. The classic layer at the end of most networks.</source>
        <translation>每个单元对所有特征加权求和。多数网络末端的经典层。</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>完全匹配</translation>
    </message>
    <message>
        <source>Expected one project to open. Received {count} arguments.</source>
        <translation>应打开一个项目，实际收到 {count} 个参数。</translation>
    </message>
    <message>
        <source>Expected: {names}.</source>
        <translation>应有：{names}。</translation>
    </message>
    <message>
        <source>Export it again, or choose another file.</source>
        <translation>请重新导出，或选择其他文件。</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Fewer than {count} training samples: {names}.</source>
        <translation>训练样本少于 {count} 个：{names}。</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>卷积核数</translation>
    </message>
    <message>
        <source>Filters a channel</source>
        <translation>每通道卷积核</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>首行</translation>
    </message>
    <message>
        <source>Fit pictures by</source>
        <translation>图像适配</translation>
    </message>
    <message>
        <source>Fit the network to the data</source>
        <translation>让网络适配数据</translation>
    </message>
    <message>
        <source>Fit the network to the data.</source>
        <translation>请让网络适配数据。</translation>
    </message>
    <message>
        <source>Fixed number of tokens; leave it automatic for texts of any length.</source>
        <translation>固定的词元数；如文本长度不定，请保持自动。</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Flip left to right</source>
        <translation>左右翻转</translation>
    </message>
    <message>
        <source>Flip top to bottom</source>
        <translation>上下翻转</translation>
    </message>
    <message>
        <source>Focal</source>
        <translation>焦点损失</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>聚焦</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>For reconstructions between 0 and 1, such as black and white pictures. The network gives logits.</source>
        <translation>用于取值在 0 到 1 之间的重建，例如黑白图像。网络输出 logits。</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Free some space or save to another disk; the former file is unchanged.</source>
        <translation>请释放空间或保存到其他磁盘；原文件未更改。</translation>
    </message>
    <message>
        <source>Freeze weights</source>
        <translation>冻结权重</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Frozen weights stay as they are while the rest of the network is trained.</source>
        <translation>训练网络其余部分时，冻结的权重保持不变。</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>GIF picture</source>
        <translation>GIF 图片</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>Give it with --data.</source>
        <translation>请用 --data 给出。</translation>
    </message>
    <message>
        <source>Gives each token a vector of its own, which it learns. Comes right after a text input.</source>
        <translation>为每个词元提供一个可学习的向量。紧跟在文本输入之后。</translation>
    </message>
    <message>
        <source>Global average</source>
        <translation>全局平均池化</translation>
    </message>
    <message>
        <source>Global max</source>
        <translation>全局最大池化</translation>
    </message>
    <message>
        <source>Going on with another processor or PyTorch: equivalent, not equal to the last bit</source>
        <translation>正在以不同的处理器或 PyTorch 继续：结果等效，但并非逐位相同</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Group into a block</source>
        <translation>组合成块</translation>
    </message>
    <message>
        <source>Group norm</source>
        <translation>组归一化</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组数</translation>
    </message>
    <message>
        <source>HDF5 file</source>
        <translation>HDF5 文件</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Height and width of the result.</source>
        <translation>结果的高和宽。</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>隐藏单元</translation>
    </message>
    <message>
        <source>How a picture of other proportions is brought to the size of the network&apos;s input.</source>
        <translation>如何将其他比例的图像调整到网络输入的大小。</translation>
    </message>
    <message>
        <source>How exactly numbers are kept while computing; weights are always 32 bit.</source>
        <translation>计算时数值的精度；权重始终为 32 位。</translation>
    </message>
    <message>
        <source>How far each step moves the weights. Too large: the loss jumps; too small: it hardly falls.</source>
        <translation>每一步移动权重的幅度。太大：损失会跳动；太小：损失几乎不下降。</translation>
    </message>
    <message>
        <source>How fast the mean and spread that predictions use follow the batches.</source>
        <translation>预测所用的均值和方差跟随各批次变化的快慢。</translation>
    </message>
    <message>
        <source>How improbable the network finds the right class.</source>
        <translation>网络认为正确类别有多不可能。</translation>
    </message>
    <message>
        <source>How many are stacked.</source>
        <translation>堆叠的层数。</translation>
    </message>
    <message>
        <source>How many classes there are.</source>
        <translation>类别的数量。</translation>
    </message>
    <message>
        <source>How many different tokens there are.</source>
        <translation>不同词元的数量。</translation>
    </message>
    <message>
        <source>How many filters each channel gets for itself.</source>
        <translation>每个通道拥有的卷积核数量。</translation>
    </message>
    <message>
        <source>How many numbers come out.</source>
        <translation>输出多少个数值。</translation>
    </message>
    <message>
        <source>How many numbers each token becomes.</source>
        <translation>每个词元变成多少个数值。</translation>
    </message>
    <message>
        <source>How many numbers it answers.</source>
        <translation>输出多少个数值。</translation>
    </message>
    <message>
        <source>How many numbers one row has.</source>
        <translation>一行有多少个数值。</translation>
    </message>
    <message>
        <source>How many patterns it looks for; as many channels come out.</source>
        <translation>寻找多少种模式；输出同样数量的通道。</translation>
    </message>
    <message>
        <source>How many things it looks for at once; must divide the number of features.</source>
        <translation>同时关注多少方面；必须能整除特征数。</translation>
    </message>
    <message>
        <source>How many times larger the picture becomes.</source>
        <translation>图像放大的倍数。</translation>
    </message>
    <message>
        <source>How many times larger.</source>
        <translation>放大的倍数。</translation>
    </message>
    <message>
        <source>How much it remembers.</source>
        <translation>记忆的容量。</translation>
    </message>
    <message>
        <source>How much less easy samples count; 0 is cross-entropy.</source>
        <translation>简单样本的权重降低多少；0 即为交叉熵。</translation>
    </message>
    <message>
        <source>How much of a negative number passes.</source>
        <translation>负数通过的比例。</translation>
    </message>
    <message>
        <source>How often it stands in a row, each time with weights of its own.</source>
        <translation>连续重复多少次，每次使用各自的权重。</translation>
    </message>
    <message>
        <source>How often the network sees all training samples.</source>
        <translation>网络遍历全部训练样本的次数。</translation>
    </message>
    <message>
        <source>How slowly the running average forgets.</source>
        <translation>滑动平均遗忘得有多慢。</translation>
    </message>
    <message>
        <source>How slowly the running average of the gradient forgets.</source>
        <translation>梯度的滑动平均遗忘得有多慢。</translation>
    </message>
    <message>
        <source>How slowly the running average of the squared gradient forgets.</source>
        <translation>梯度平方的滑动平均遗忘得有多慢。</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <source>If you trust it, unpack it yourself and choose the folder.</source>
        <translation>如果信任它，请自行解压，然后选择解压后的文件夹。</translation>
    </message>
    <message>
        <source>Ignored columns</source>
        <translation>忽略的列</translation>
    </message>
    <message>
        <source>Image input</source>
        <translation>图像输入</translation>
    </message>
    <message>
        <source>In both directions.</source>
        <translation>双向均可。</translation>
    </message>
    <message>
        <source>In {block}: {sentence}</source>
        <translation>在{block}中：{sentence}</translation>
    </message>
    <message>
        <source>Input &amp; output</source>
        <translation>输入与输出</translation>
    </message>
    <message>
        <source>Inputs and outputs stay outside.</source>
        <translation>输入和输出须留在外面。</translation>
    </message>
    <message>
        <source>Insert 1×1 Conv 2-D with {filters} filters</source>
        <translation>插入 1×1 二维卷积（{filters} 个卷积核）</translation>
    </message>
    <message>
        <source>Insert Embedding</source>
        <translation>插入嵌入</translation>
    </message>
    <message>
        <source>Insert Flatten</source>
        <translation>插入展平</translation>
    </message>
    <message>
        <source>Insert Global average pool</source>
        <translation>插入全局平均池化</translation>
    </message>
    <message>
        <source>Insert Linear {units}</source>
        <translation>插入全连接 {units}</translation>
    </message>
    <message>
        <source>Insert Mean over time</source>
        <translation>插入时间平均</translation>
    </message>
    <message>
        <source>Insert {layer}</source>
        <translation>插入{layer}</translation>
    </message>
    <message>
        <source>Install a CUDA build of PyTorch, or choose another device.</source>
        <translation>请安装 CUDA 版 PyTorch，或选择其他设备。</translation>
    </message>
    <message>
        <source>Install it with: pip install scikit-learn</source>
        <translation>请用此命令安装：pip install scikit-learn</translation>
    </message>
    <message>
        <source>Install them with: pip install {names}</source>
        <translation>请用此命令安装：pip install {names}</translation>
    </message>
    <message>
        <source>Instance norm</source>
        <translation>实例归一化</translation>
    </message>
    <message>
        <source>Into how many groups the channels are split; must divide their number.</source>
        <translation>将通道分成多少组；必须能整除通道数。</translation>
    </message>
    <message>
        <source>Invert new pictures</source>
        <translation>新图片反相</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>鸢尾花</translation>
    </message>
    <message>
        <source>It ends at the start divided by this.</source>
        <translation>终点值为起点值除以此数。</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>内容为空。</translation>
    </message>
    <message>
        <source>It is not a Model Lab project.</source>
        <translation>它不是 Model Lab 项目。</translation>
    </message>
    <message>
        <source>It may have been moved.</source>
        <translation>可能已被移动。</translation>
    </message>
    <message>
        <source>It starts at the peak divided by this.</source>
        <translation>起点值为峰值除以此数。</translation>
    </message>
    <message>
        <source>Its former version is &quot;{backup}&quot;.</source>
        <translation>其先前版本为“{backup}”。</translation>
    </message>
    <message>
        <source>JPEG picture</source>
        <translation>JPEG 图片</translation>
    </message>
    <message>
        <source>Join layers</source>
        <translation>连接多层</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep dimensions</source>
        <translation>保持维度</translation>
    </message>
    <message>
        <source>Keep the largest squared gradient seen (Reddi et al. 2018).</source>
        <translation>保留见过的最大梯度平方（Reddi 等，2018）。</translation>
    </message>
    <message>
        <source>Keep the last one</source>
        <translation>只保留最后一条</translation>
    </message>
    <message>
        <source>Keep the rest</source>
        <translation>保留剩余部分</translation>
    </message>
    <message>
        <source>Keep {name}</source>
        <translation>保留“{name}”</translation>
    </message>
    <message>
        <source>Keeps only the last step of a sequence. A layer that reads both ways has a result setting for this.</source>
        <translation>只保留序列的最后一步。双向读取的层自身有结果设置。</translation>
    </message>
    <message>
        <source>Keeps positive numbers and sets negative ones to zero. The usual choice after convolutions and linear layers.</source>
        <translation>保留正数，将负数置零。卷积层和全连接层之后的常用选择。</translation>
    </message>
    <message>
        <source>Keeps the largest value of each stretch of a signal. Halves the length by default.</source>
        <translation>保留信号每段中的最大值。默认使长度减半。</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window. Halves the picture by default, and does not mind small shifts.</source>
        <translation>保留每个窗口中的最大值。默认使图像减半，且不受微小位移影响。</translation>
    </message>
    <message>
        <source>Keeps the mean of each window. Halves the picture by default, more softly than Max pool.</source>
        <translation>保留每个窗口的平均值。默认使图像减半，比最大池化更柔和。</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Known: {known}.</source>
        <translation>可用：{known}。</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Largest angle</source>
        <translation>最大角度</translation>
    </message>
    <message>
        <source>Largest area</source>
        <translation>最大面积</translation>
    </message>
    <message>
        <source>Largest shift in each direction.</source>
        <translation>每个方向的最大位移。</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最后</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Layer &quot;{id}&quot;: {problem}</source>
        <translation>层“{id}”：{problem}</translation>
    </message>
    <message>
        <source>Layer norm</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Lays all numbers of a sample in one row. Needed between convolutions and linear layers.</source>
        <translation>将样本的所有数值排成一行。卷积层与全连接层之间需要它。</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Learn scale and shift</source>
        <translation>学习缩放和平移</translation>
    </message>
    <message>
        <source>Learn the positions</source>
        <translation>学习位置编码</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Least improvement</source>
        <translation>最小改善</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Leave as they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Leave out --resume to start a new run.</source>
        <translation>去掉 --resume 即可开始新的运行。</translation>
    </message>
    <message>
        <source>Leaves height and width as 1, so that the result can be multiplied with a picture.</source>
        <translation>高和宽保留为 1，以便结果可与图像相乘。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Let it look at all steps</source>
        <translation>允许查看所有步</translation>
    </message>
    <message>
        <source>Like ReLU for positive numbers, and bends smoothly towards a negative limit below zero.</source>
        <translation>正数部分与 ReLU 相同，零以下平滑地弯向一个负极限。</translation>
    </message>
    <message>
        <source>Like ReLU, but lets a small part of negative numbers through. Units cannot die this way.</source>
        <translation>类似 ReLU，但让负数的一小部分通过。这样单元不会失活。</translation>
    </message>
    <message>
        <source>Like an LSTM with fewer weights. Often as good, and faster.</source>
        <translation>类似 LSTM，但权重更少。效果往往相当，且更快。</translation>
    </message>
    <message>
        <source>Line {line} of {name} cannot be read: {reason}.</source>
        <translation>无法读取 {name} 的第 {line} 行：{reason}。</translation>
    </message>
    <message>
        <source>Line {line} of {name} is {size:.1f} MB long. At most 1 MB is read.</source>
        <translation>{name} 的第 {line} 行长达 {size:.1f} MB。最多读取 1 MB。</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Linnerud</source>
        <translation>Linnerud</translation>
    </message>
    <message>
        <source>Longer gradients are shortened to this length, which tames jumps of the loss.</source>
        <translation>超过此长度的梯度会被缩短，从而抑制损失的跳动。</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最大长度</translation>
    </message>
    <message>
        <source>Look one step ahead; works only with momentum.</source>
        <translation>向前多看一步；仅在有动量时有效。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Lower the learning rate to {rate:g} and train anew, or use leaky ReLU.</source>
        <translation>将学习率降至 {rate:g} 并重新训练，或使用 Leaky ReLU。</translation>
    </message>
    <message>
        <source>Lower the learning rate to {rate:g}.</source>
        <translation>将学习率降至 {rate:g}。</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>MNIST files (IDX)</source>
        <translation>MNIST 文件 (IDX)</translation>
    </message>
    <message>
        <source>MNIST network</source>
        <translation>MNIST 网络</translation>
    </message>
    <message>
        <source>MNIST, Fashion-MNIST and others of that format as they are downloaded, packed with gzip or not.</source>
        <translation>MNIST、Fashion-MNIST 及同格式的其他数据，下载后可直接使用，是否经 gzip 压缩均可。</translation>
    </message>
    <message>
        <source>Make a sub-folder for each class and put its pictures there.</source>
        <translation>请为每个类别建立一个子文件夹，并将其图片放入其中。</translation>
    </message>
    <message>
        <source>Make a sub-folder for each class, or drop the picture on the test page.</source>
        <translation>请为每个类别建立一个子文件夹，或将图片拖到“测试”页。</translation>
    </message>
    <message>
        <source>Make the largest layers smaller.</source>
        <translation>请减小最大的几层。</translation>
    </message>
    <message>
        <source>Make the last layer as large as the input.</source>
        <translation>请使最后一层与输入一样大。</translation>
    </message>
    <message>
        <source>Make the network or its input smaller.</source>
        <translation>请减小网络或其输入。</translation>
    </message>
    <message>
        <source>Make the network&apos;s image input smaller, or use fewer pictures.</source>
        <translation>请减小网络的图像输入，或使用较少的图片。</translation>
    </message>
    <message>
        <source>Make the picture smaller first.</source>
        <translation>请先缩小图片。</translation>
    </message>
    <message>
        <source>Makes pictures larger or smaller and moves them.</source>
        <translation>将图像放大或缩小并移动。</translation>
    </message>
    <message>
        <source>Makes pictures larger without weights, by repeating or blending pixels.</source>
        <translation>通过重复或混合像素放大图像，不需要权重。</translation>
    </message>
    <message>
        <source>Max pool</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Max pool 1-D</source>
        <translation>一维最大池化</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Mean over time</source>
        <translation>时间平均</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>Mend it on the Network page.</source>
        <translation>请在“网络”页修复。</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Mirrors pictures. Not for letters and digits.</source>
        <translation>水平镜像图像。不适用于字母和数字。</translation>
    </message>
    <message>
        <source>Model Lab reads pictures in folders, MNIST files (IDX), tables (CSV) and texts, also in ZIP or tar files.</source>
        <translation>Model Lab 可以读取文件夹中的图片、MNIST 文件（IDX）、表格（CSV）和文本，也可以读取装有它们的 ZIP 或 tar 文件。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Move by up to</source>
        <translation>最大移动</translation>
    </message>
    <message>
        <source>Move layers</source>
        <translation>移动层</translation>
    </message>
    <message>
        <source>Moves the picture by some pixels; what is left free is black.</source>
        <translation>将图像移动若干像素；空出的部分为黑色。</translation>
    </message>
    <message>
        <source>Multi-head attention</source>
        <translation>多头注意力</translation>
    </message>
    <message>
        <source>Multiplies each number by its sigmoid; also known as swish. Smooth, and good in deep networks.</source>
        <translation>将每个数值乘以其 sigmoid；又称 swish。平滑，适用于深层网络。</translation>
    </message>
    <message>
        <source>Multiplies results number by number; a size of 1 is stretched. Makes gates and attention over channels.</source>
        <translation>将结果逐元素相乘；大小为 1 的维度会被扩展。用于构成门控和通道注意力。</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>相乘</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name it in one list only.</source>
        <translation>请只在一个列表中写出它。</translation>
    </message>
    <message>
        <source>Name of this block, wherever it is used.</source>
        <translation>此块的名称，在所有使用处相同。</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>Names are train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, with or without .gz.</source>
        <translation>文件名为 train-images-idx3-ubyte、train-labels-idx1-ubyte、t10k-images-idx3-ubyte 和 t10k-labels-idx1-ubyte，可带 .gz 后缀。</translation>
    </message>
    <message>
        <source>Names separated by commas.</source>
        <translation>以逗号分隔的名称。</translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation>负半轴斜率</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Network and recipe are those of {run} now.</source>
        <translation>网络和训练方案现与 {run} 相同。</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>No data is chosen.</source>
        <translation>未选择数据。</translation>
    </message>
    <message>
        <source>No layer before it has this setting.</source>
        <translation>前面没有带此设置的层。</translation>
    </message>
    <message>
        <source>No run of {path} was interrupted.</source>
        <translation>{path} 没有中断的运行。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>None of the {count} pictures can be read. The first is {first}</source>
        <translation>{count} 张图片均无法读取。第一个问题：{first}</translation>
    </message>
    <message>
        <source>Nonlinearity</source>
        <translation>非线性函数</translation>
    </message>
    <message>
        <source>Norm first</source>
        <translation>先归一化</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Normalise over features</source>
        <translation>改为按特征归一化</translation>
    </message>
    <message>
        <source>Normalises before each part instead of after it; trains more steadily when deep.</source>
        <translation>在各部分之前而非之后归一化；层数较深时训练更稳定。</translation>
    </message>
    <message>
        <source>Normalises each channel of each picture by itself. Takes contrast and style out of pictures.</source>
        <translation>分别归一化每幅图像的每个通道。可去除图像的对比度和风格差异。</translation>
    </message>
    <message>
        <source>Normalises each channel over the batch. The usual companion of convolutions; wants batches of 16 or more.</source>
        <translation>在批次内归一化每个通道。卷积的常用搭配；批次大小宜为 16 或以上。</translation>
    </message>
    <message>
        <source>Normalises each sample by itself, whatever the batch. The usual companion of attention.</source>
        <translation>单独归一化每个样本，与批次无关。注意力的常用搭配。</translation>
    </message>
    <message>
        <source>Normalises groups of channels within each sample. Good for convolutions when batches are small.</source>
        <translation>在每个样本内按组归一化通道。批次较小时适合与卷积搭配。</translation>
    </message>
    <message>
        <source>Nothing is connected there any more.</source>
        <translation>那里已没有任何连接。</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>未选择任何内容。</translation>
    </message>
    <message>
        <source>Nothing readable is left of &quot;{name}&quot;.</source>
        <translation>“{name}”中已无可读内容。</translation>
    </message>
    <message>
        <source>NumPy file</source>
        <translation>NumPy 文件</translation>
    </message>
    <message>
        <source>Number columns</source>
        <translation>数值列</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>数值格式</translation>
    </message>
    <message>
        <source>Numbers cut off on each side.</source>
        <translation>每侧裁去的数值个数。</translation>
    </message>
    <message>
        <source>Numbers, and words that repeat, can be predicted.</source>
        <translation>可以预测数值和重复出现的词语。</translation>
    </message>
    <message>
        <source>Only 100 digits have labels. Started from a saved Denoiser (Ctrl+F5), both hidden layers frozen, it gets 90 to 94 % instead of 86 to 89 %.</source>
        <translation>只有 100 个数字有标签。从保存的“去噪器”的权重开始（Ctrl+F5）并冻结两个隐藏层，准确率可达 90–94 %，而不是 86–89 %。</translation>
    </message>
    <message>
        <source>With the names that differ in the colour of skin: the same name in other colours may then be in another split. Of the 1,923 names without, two in three have a word that occurs nowhere else.</source>
        <translation>包括只有肤色不同的名称：同一名称的其他肤色可能在另一个划分中。不含肤色的 1,923 个名称中，三分之二含有别处没有出现过的词。</translation>
    </message>
    <message>
        <source>damaged inside the archive</source>
        <translation>在压缩包中已损坏</translation>
    </message>
    <message>
        <source>{count} samples repeat others of the same split. For example, {pair}</source>
        <translation>{count} 个样本与同一划分中的其他样本重复。例如：{pair}</translation>
    </message>
    <message>
        <source>{count} samples stand in more than one split, so test figures look too good. For example, {pair}</source>
        <translation>{count} 个样本出现在多个划分中，因此测试结果会显得过好。例如：{pair}</translation>
    </message>
    <message>
        <source>{name} is a ZIP file without data to train on, or it is damaged.</source>
        <translation>{name} 是 ZIP 文件，但其中没有可用于训练的数据，或者文件已损坏。</translation>
    </message>
    <message>
        <source>{name} is a document of an office program.</source>
        <translation>{name} 是办公软件的文档。</translation>
    </message>
    <message>
        <source>ONNX export needs the packages {names}.</source>
        <translation>导出 ONNX 需要以下软件包：{names}。</translation>
    </message>
    <message>
        <source>Of those in a class, how many were found; mean over classes.</source>
        <translation>某类别的样本中被找出的比例；对各类别取平均。</translation>
    </message>
    <message>
        <source>Of those predicted as a class, how many are right; mean over classes.</source>
        <translation>被预测为某类别的样本中正确的比例；对各类别取平均。</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu install libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0, or use the commands of modellab --help.</source>
        <translation>在 Debian 和 Ubuntu 上请安装 libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0，或使用 modellab --help 列出的命令。</translation>
    </message>
    <message>
        <source>On plateau</source>
        <translation>停滞时下降</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>Only files with nothing but weights are read. Save the weights as .safetensors.</source>
        <translation>只能读取仅含权重的文件。请将权重保存为 .safetensors。</translation>
    </message>
    <message>
        <source>Only look back</source>
        <translation>仅看之前</translation>
    </message>
    <message>
        <source>Only the class &quot;{label}&quot; has pictures that can be read. {first}</source>
        <translation>只有类别“{label}”含有可读取的图片。{first}</translation>
    </message>
    <message>
        <source>Open it from the File menu.</source>
        <translation>请从“文件”菜单打开。</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>输出填充</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>作用维度</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Parquet file</source>
        <translation>Parquet 文件</translation>
    </message>
    <message>
        <source>Paste layers</source>
        <translation>粘贴层</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心值</translation>
    </message>
    <message>
        <source>Permute</source>
        <translation>维度重排</translation>
    </message>
    <message>
        <source>Pictures may be PNG, JPEG, BMP, GIF, WEBP or TIFF files.</source>
        <translation>图片可为 PNG、JPEG、BMP、GIF、WEBP 或 TIFF 文件。</translation>
    </message>
    <message>
        <source>Pixels in a row.</source>
        <translation>每行的像素数。</translation>
    </message>
    <message>
        <source>Plain gradient descent, usually with momentum and a schedule. Often the best end result.</source>
        <translation>普通梯度下降，通常配合动量和学习率调度。最终结果往往最好。</translation>
    </message>
    <message>
        <source>Please report it; the project is safe.</source>
        <translation>请报告此问题；项目是安全的。</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Positional encoding</source>
        <translation>位置编码</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Processor threads; automatic chooses by the size of the network.</source>
        <translation>处理器线程数；自动则按网络大小选择。</translation>
    </message>
    <message>
        <source>Pulls every weight a little towards zero each step, which works against overfitting.</source>
        <translation>每一步将所有权重略微拉向零，以抑制过拟合。</translation>
    </message>
    <message>
        <source>Put both into the same folder.</source>
        <translation>请将两者放在同一文件夹中。</translation>
    </message>
    <message>
        <source>Put train-images-idx3-ubyte and train-labels-idx1-ubyte into the same folder.</source>
        <translation>请将 train-images-idx3-ubyte 和 train-labels-idx1-ubyte 放在同一文件夹中。</translation>
    </message>
    <message>
        <source>Puts results next to each other. All sizes but the joined one must agree.</source>
        <translation>将结果并排拼接。除拼接的维度外，其余尺寸须一致。</translation>
    </message>
    <message>
        <source>PyTorch finds no NVIDIA GPU here.</source>
        <translation>PyTorch 在此未找到 NVIDIA GPU。</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>Raise the learning rate to {rate:g}, or give the network more units.</source>
        <translation>请将学习率提高到 {rate:g}，或为网络增加单元。</translation>
    </message>
    <message>
        <source>Random crop</source>
        <translation>随机裁剪</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Read word by word, each through a text input of its own: {names}.</source>
        <translation>逐词读取，每列各有自己的文本输入：{names}。</translation>
    </message>
    <message>
        <source>Reading data</source>
        <translation>读取数据</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>正在读取数据</translation>
    </message>
    <message>
        <source>Reading the data was cancelled.</source>
        <translation>已取消读取数据。</translation>
    </message>
    <message>
        <source>Reads a sequence step by step with a memory that it can keep or forget. Good for long dependencies.</source>
        <translation>逐步读取序列，其记忆可以保留或遗忘。适合长距离依赖。</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Reconstruction output</source>
        <translation>重建输出</translation>
    </message>
    <message>
        <source>Recovered {name}. Save it to keep it.</source>
        <translation>已恢复 {name}。请保存以保留它。</translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Regression</source>
        <translation>回归</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>Remove runs that are no longer needed.</source>
        <translation>请移除不再需要的运行。</translation>
    </message>
    <message>
        <source>Remove the edge</source>
        <translation>移除连线</translation>
    </message>
    <message>
        <source>Remove the edge back</source>
        <translation>移除回边</translation>
    </message>
    <message>
        <source>Remove {layer}</source>
        <translation>移除{layer}</translation>
    </message>
    <message>
        <source>Rename block</source>
        <translation>重命名块</translation>
    </message>
    <message>
        <source>Rename layer</source>
        <translation>重命名层</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Repeat a block less often, or remove some layers.</source>
        <translation>请减少块的重复次数，或移除一些层。</translation>
    </message>
    <message>
        <source>Repeat pixels, or blend them.</source>
        <translation>重复像素，或混合像素。</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>重塑形状</translation>
    </message>
    <message>
        <source>Residual attention</source>
        <translation>残差注意力</translation>
    </message>
    <message>
        <source>Residual block</source>
        <translation>残差块</translation>
    </message>
    <message>
        <source>Residual linear</source>
        <translation>残差全连接</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>上升阶段</translation>
    </message>
    <message>
        <source>Rises to the learning rate, then falls far below (Smith 2018).</source>
        <translation>先升至学习率，然后降到远低于起点（Smith，2018）。</translation>
    </message>
    <message>
        <source>Root of the average squared error.</source>
        <translation>平均平方误差的平方根。</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Rows and columns added at the end; below the stride.</source>
        <translation>在末端添加的行和列；须小于步幅。</translation>
    </message>
    <message>
        <source>Rows of pixels.</source>
        <translation>像素的行数。</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>SQLite 数据库</translation>
    </message>
    <message>
        <source>Samples per step. Larger is faster per sample but takes more memory.</source>
        <translation>每一步的样本数。越大，每个样本的速度越快，但占用更多内存。</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Save all of it as UTF-8, or choose its encoding.</source>
        <translation>请把整个文件保存为 UTF-8，或选择它的编码。</translation>
    </message>
    <message>
        <source>Save it in a smaller format.</source>
        <translation>请将其保存为较小的格式。</translation>
    </message>
    <message>
        <source>Save its table as a CSV file.</source>
        <translation>请把其中的表格另存为 CSV 文件。</translation>
    </message>
    <message>
        <source>Save the weights in one of these formats.</source>
        <translation>请将权重保存为其中一种格式。</translation>
    </message>
    <message>
        <source>Save to another disk.</source>
        <translation>请保存到其他磁盘。</translation>
    </message>
    <message>
        <source>Save under another name, or open it again to see the changes.</source>
        <translation>请另存为其他名称，或重新打开以查看更改。</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>Scale and move</source>
        <translation>缩放与移动</translation>
    </message>
    <message>
        <source>Scale by up to</source>
        <translation>最大缩放</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Select the layers in between as well.</source>
        <translation>请将中间的层也一并选中。</translation>
    </message>
    <message>
        <source>Select the layers that shall become a block.</source>
        <translation>请选择要组成块的层。</translation>
    </message>
    <message>
        <source>Select the layers to copy.</source>
        <translation>请选择要复制的层。</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Separable conv</source>
        <translation>深度可分离卷积</translation>
    </message>
    <message>
        <source>Set activation to none</source>
        <translation>将激活函数设为无</translation>
    </message>
    <message>
        <source>Set classes to {classes}</source>
        <translation>将类别数设为 {classes}</translation>
    </message>
    <message>
        <source>Set groups to {groups}</source>
        <translation>将分组数设为 {groups}</translation>
    </message>
    <message>
        <source>Set heads to {heads}</source>
        <translation>将头数设为 {heads}</translation>
    </message>
    <message>
        <source>Set kernel to {kernel}</source>
        <translation>将卷积核设为 {kernel}</translation>
    </message>
    <message>
        <source>Set longest to {steps}</source>
        <translation>将最大长度设为 {steps}</translation>
    </message>
    <message>
        <source>Set order to {order}</source>
        <translation>将顺序设为 {order}</translation>
    </message>
    <message>
        <source>Set output padding to 0</source>
        <translation>将输出填充设为 0</translation>
    </message>
    <message>
        <source>Set padding to same</source>
        <translation>将填充设为“保持尺寸”</translation>
    </message>
    <message>
        <source>Set padding to valid</source>
        <translation>将填充设为“不填充”</translation>
    </message>
    <message>
        <source>Set padding to {pad}</source>
        <translation>将填充设为 {pad}</translation>
    </message>
    <message>
        <source>Set repeat to 1.</source>
        <translation>请将重复次数设为 1。</translation>
    </message>
    <message>
        <source>Set shape to one row</source>
        <translation>将形状设为一行</translation>
    </message>
    <message>
        <source>Set the channels of the image input to 1 for grey or 3 for colour.</source>
        <translation>请将图像输入的通道设为 1（灰度）或 3（彩色）。</translation>
    </message>
    <message>
        <source>Set units to {units}</source>
        <translation>将单元数设为 {units}</translation>
    </message>
    <message>
        <source>Set values to {values}</source>
        <translation>将值的个数设为 {values}</translation>
    </message>
    <message>
        <source>Set window to {window}</source>
        <translation>将窗口设为 {window}</translation>
    </message>
    <message>
        <source>Set {name} to {size}</source>
        <translation>将{name}设为 {size}</translation>
    </message>
    <message>
        <source>Sets random values to zero while training, so that no unit relies on a single other. Off when predicting.</source>
        <translation>训练时将随机的数值置零，使任何单元都不依赖某个其他单元。预测时关闭。</translation>
    </message>
    <message>
        <source>Sets whole channels to zero while training. Stronger than Dropout after convolutions. Off when predicting.</source>
        <translation>训练时将整个通道置零。用于卷积之后，比 Dropout 更强。预测时关闭。</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Share of all samples that is held back for the final figures, where the data has no test split.</source>
        <translation>当数据没有测试集时，从全部样本中留出用于最终评估的比例。</translation>
    </message>
    <message>
        <source>Share of certainty taken from the right class and spread over all; makes answers less overconfident.</source>
        <translation>从正确类别的确信度中分给所有类别的比例；使预测不致过度自信。</translation>
    </message>
    <message>
        <source>Share of connections set to zero while training.</source>
        <translation>训练时置零的连接的比例。</translation>
    </message>
    <message>
        <source>Share of samples that got the right class.</source>
        <translation>被预测为正确类别的样本的比例。</translation>
    </message>
    <message>
        <source>Share of texts that are written word for word, the likeliest token each time.</source>
        <translation>每次取最可能的词元时，与答案逐字相同的文本所占的比例。</translation>
    </message>
    <message>
        <source>Share of the certainty that is spread over all classes; keeps the network from becoming overconfident.</source>
        <translation>分给所有类别的确信度的比例；避免网络过度自信。</translation>
    </message>
    <message>
        <source>Share of the learning rate left at the end.</source>
        <translation>最终剩余的学习率比例。</translation>
    </message>
    <message>
        <source>Share of the picture.</source>
        <translation>占图像的比例。</translation>
    </message>
    <message>
        <source>Share of the previous step that is kept; smooths the way down.</source>
        <translation>保留前一步的比例；使下降过程更平稳。</translation>
    </message>
    <message>
        <source>Share of the run in which it rises.</source>
        <translation>上升阶段占整个运行的比例。</translation>
    </message>
    <message>
        <source>Share of the samples that it happens to.</source>
        <translation>受影响的样本的比例。</translation>
    </message>
    <message>
        <source>Share of the spread that is explained; 1 is perfect.</source>
        <translation>被解释的方差比例；1 为完美。</translation>
    </message>
    <message>
        <source>Share of the training samples that is held back to watch the training.</source>
        <translation>从训练样本中留出用于监视训练的比例。</translation>
    </message>
    <message>
        <source>Share of values set to zero between stacked layers while training.</source>
        <translation>训练时在堆叠的层之间置零的数值的比例。</translation>
    </message>
    <message>
        <source>Share of values set to zero while training.</source>
        <translation>训练时置零的数值的比例。</translation>
    </message>
    <message>
        <source>Share of values set to zero.</source>
        <translation>置零的数值的比例。</translation>
    </message>
    <message>
        <source>Share of width and height.</source>
        <translation>占宽和高的比例。</translation>
    </message>
    <message>
        <source>Share with the right class among the five likeliest.</source>
        <translation>正确类别位于最可能的五个之中的比例。</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of one filter.</source>
        <translation>单个卷积核的大小。</translation>
    </message>
    <message>
        <source>Size of the window that becomes one value.</source>
        <translation>变成一个值的窗口的大小。</translation>
    </message>
    <message>
        <source>Sizes without the batch, such as 64, 7, 7.</source>
        <translation>不含批次的尺寸，例如 64, 7, 7。</translation>
    </message>
    <message>
        <source>Skin tones</source>
        <translation>肤色</translation>
    </message>
    <message>
        <source>Slides filters along a signal or a text. Takes (N, channels, length): put a Permute after an embedding.</source>
        <translation>卷积核沿信号或文本滑动。接收 (N, 通道, 长度)：请在嵌入之后放置维度重排。</translation>
    </message>
    <message>
        <source>Slides small filters over the picture. Each filter looks for one pattern everywhere.</source>
        <translation>小的卷积核在图像上滑动。每个卷积核在各处寻找一种模式。</translation>
    </message>
    <message>
        <source>Small number that keeps divisions finite.</source>
        <translation>防止除数过小的小数值。</translation>
    </message>
    <message>
        <source>Smaller gains do not count as improvement.</source>
        <translation>更小的进步不算作改善。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Spatial dropout</source>
        <translation>空间 Dropout</translation>
    </message>
    <message>
        <source>Split it, or use part of it.</source>
        <translation>请将其拆分，或只使用其中一部分。</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>划分种子</translation>
    </message>
    <message>
        <source>Splits channels and filters into groups that do not see each other.</source>
        <translation>将通道和卷积核分成互不可见的组。</translation>
    </message>
    <message>
        <source>Squared for small errors, linear for large ones.</source>
        <translation>小误差按平方计算，大误差按线性计算。</translation>
    </message>
    <message>
        <source>Squeeze and excite</source>
        <translation>压缩与激励</translation>
    </message>
    <message>
        <source>Squeezes each number between -1 and 1. Keeps the sign, unlike sigmoid.</source>
        <translation>将每个数值压缩到 -1 与 1 之间。与 sigmoid 不同，保留正负号。</translation>
    </message>
    <message>
        <source>Squeezes each number between 0 and 1. Used for gates and for values that are shares.</source>
        <translation>将每个数值压缩到 0 与 1 之间。用于门控和表示比例的数值。</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>Standardising lets a network learn numbers of any size, such as prices. Answers and errors are given in the unit of the data all the same.</source>
        <translation>标准化使网络能够学习任意大小的数值，例如价格。预测值和误差仍以数据的单位给出。</translation>
    </message>
    <message>
        <source>Stands for a group of layers with a name. The same block can be used in many places and repeated in a row.</source>
        <translation>代表一组带名称的层。同一个块可用于多处，也可连续重复。</translation>
    </message>
    <message>
        <source>Start a new run; its first weights can be taken from the old one.</source>
        <translation>请开始新的运行；其初始权重可取自旧的运行。</translation>
    </message>
    <message>
        <source>Start divisor</source>
        <translation>起点除数</translation>
    </message>
    <message>
        <source>Start of all chance: same seed, same result.</source>
        <translation>一切随机性的起点：种子相同，结果相同。</translation>
    </message>
    <message>
        <source>Starting the run</source>
        <translation>正在开始运行</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Steps from one position of the filter to the next; 2 halves the size.</source>
        <translation>卷积核从一个位置到下一个位置的步数；2 使尺寸减半。</translation>
    </message>
    <message>
        <source>Steps from one window to the next; automatic means windows side by side.</source>
        <translation>从一个窗口到下一个窗口的步数；自动表示窗口相邻排列。</translation>
    </message>
    <message>
        <source>Stop early, add Dropout or augmentation, or find more data. The best weights are kept.</source>
        <translation>请提前停止、添加 Dropout 或数据增强，或寻找更多数据。最佳权重会保留。</translation>
    </message>
    <message>
        <source>Stops after so many epochs in which the watched metric did not improve.</source>
        <translation>若监视的指标连续这么多轮没有改善，则停止。</translation>
    </message>
    <message>
        <source>Stretching</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>Swaps dimensions. Leads from sequences (steps, features) to signals (channels, length) and back.</source>
        <translation>交换维度。可在序列（步, 特征）与信号（通道, 长度）之间转换。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格 (CSV)</translation>
    </message>
    <message>
        <source>Table input</source>
        <translation>表格输入</translation>
    </message>
    <message>
        <source>Take a name of letters and digits, such as Network.</source>
        <translation>请使用由字母和数字组成的名称，例如 Network。</translation>
    </message>
    <message>
        <source>Take another copy of the file.</source>
        <translation>请使用文件的其他副本。</translation>
    </message>
    <message>
        <source>Take over the network of {run}</source>
        <translation>采用 {run} 的网络</translation>
    </message>
    <message>
        <source>Take over what fits instead, or train again.</source>
        <translation>请采用匹配的部分，或重新训练。</translation>
    </message>
    <message>
        <source>Takes a text as a row of token numbers. An embedding comes next.</source>
        <translation>以一行词元编号的形式接收文本。其后接嵌入。</translation>
    </message>
    <message>
        <source>Takes pictures, all brought to one size. Every picture network starts here.</source>
        <translation>接收图像，统一调整为相同大小。所有图像网络都从这里开始。</translation>
    </message>
    <message>
        <source>Takes the columns of a table as numbers. Words in a column become one number for each different word.</source>
        <translation>以数值形式接收表格的各列。一列中的词语会为每个不同的词变成一个数值。</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Target column</source>
        <translation>目标列</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>测试比例</translation>
    </message>
    <message>
        <source>Text in the file cannot be read: {problem}.</source>
        <translation>无法读取文件中的文本：{problem}。</translation>
    </message>
    <message>
        <source>Text input</source>
        <translation>文本输入</translation>
    </message>
    <message>
        <source>The block &quot;{name}&quot; is in use.</source>
        <translation>块“{name}”正在使用中。</translation>
    </message>
    <message>
        <source>The block &quot;{name}&quot; would contain itself.</source>
        <translation>块“{name}”会包含自身。</translation>
    </message>
    <message>
        <source>The block is gone.</source>
        <translation>该块已不存在。</translation>
    </message>
    <message>
        <source>The bundled digits are missing, because scikit-learn is not installed.</source>
        <translation>缺少随附的手写数字，因为未安装 scikit-learn。</translation>
    </message>
    <message>
        <source>The class &quot;{name}&quot; has no training samples.</source>
        <translation>类别“{name}”没有训练样本。</translation>
    </message>
    <message>
        <source>The classic network for 28x28 pictures. Bring MNIST or your own data.</source>
        <translation>用于 28x28 图像的经典网络。请自备 MNIST 或自己的数据。</translation>
    </message>
    <message>
        <source>The column &quot;{column}&quot; of {name} holds something else in nearly every row, so it is no label.</source>
        <translation>{name} 的列“{column}”几乎每行都不同，因此不能作为标签。</translation>
    </message>
    <message>
        <source>The column &quot;{name}&quot; has {count} different values. At most 1,000 can be an input each.</source>
        <translation>列“{name}”有 {count} 个不同的值。最多只能有 1,000 个值各成为一个输入。</translation>
    </message>
    <message>
        <source>The column &quot;{name}&quot; holds no numbers.</source>
        <translation>列“{name}”中没有数字。</translation>
    </message>
    <message>
        <source>The column &quot;{name}&quot; is chosen to be two things.</source>
        <translation>列“{name}”被同时选作两种用途。</translation>
    </message>
    <message>
        <source>The column &quot;{target}&quot; of {name} has only one value, &quot;{value}&quot;. At least two classes are needed.</source>
        <translation>{name} 的列“{target}”只有一个值“{value}”。至少需要两个类别。</translation>
    </message>
    <message>
        <source>The column &quot;{target}&quot; of {name} has {count} different values. At most 1,000 classes are supported.</source>
        <translation>{name} 的列“{target}”有 {count} 个不同的值。最多支持 1,000 个类别。</translation>
    </message>
    <message>
        <source>The column &quot;{target}&quot; of {name} holds another text in nearly every row, such as &quot;{example}&quot;. That is neither a class nor a number.</source>
        <translation>{name} 的列“{target}”几乎每行都是不同的文本，例如“{example}”，既不是类别也不是数字。</translation>
    </message>
    <message>
        <source>The column &quot;{target}&quot; of {name} holds words. A regression needs numbers.</source>
        <translation>{name} 的列“{target}”含有词语。回归需要数值。</translation>
    </message>
    <message>
        <source>The copied layers come from another version of Model Lab.</source>
        <translation>复制的层来自其他版本的 Model Lab。</translation>
    </message>
    <message>
        <source>The data is not there any more: {path}.</source>
        <translation>数据已不在原处：{path}。</translation>
    </message>
    <message>
        <source>The end of the file is missing.</source>
        <translation>文件末尾缺失。</translation>
    </message>
    <message>
        <source>The exact formula, or the faster approximation by tanh that some published networks use.</source>
        <translation>精确公式，或某些已发表的网络所用的更快的 tanh 近似。</translation>
    </message>
    <message>
        <source>The file is damaged: parts of it are not as they were written.</source>
        <translation>文件已损坏：部分内容与写入时不一致。</translation>
    </message>
    <message>
        <source>The file is damaged: {part} is missing or not wanted.</source>
        <translation>文件已损坏：{part} 缺失或多余。</translation>
    </message>
    <message>
        <source>The file is damaged: {problem}.</source>
        <translation>文件已损坏：{problem}。</translation>
    </message>
    <message>
        <source>The first row of {name} names {count} columns. Most rows have {width} cells.</source>
        <translation>{name} 的第一行写了 {count} 个列名，但大多数行有 {width} 个单元格。</translation>
    </message>
    <message>
        <source>The interrupted run cannot go on: {reason}</source>
        <translation>中断的运行无法继续：{reason}</translation>
    </message>
    <message>
        <source>The journal is damaged.</source>
        <translation>恢复日志已损坏。</translation>
    </message>
    <message>
        <source>The layer id &quot;{id}&quot; is not a name.</source>
        <translation>层标识“{id}”不是名称。</translation>
    </message>
    <message>
        <source>The learning rate drops every few epochs.</source>
        <translation>学习率每隔几轮下降一次。</translation>
    </message>
    <message>
        <source>The learning rate falls along half a cosine wave.</source>
        <translation>学习率沿半个余弦波下降。</translation>
    </message>
    <message>
        <source>The learning rate is multiplied by this.</source>
        <translation>学习率乘以此数。</translation>
    </message>
    <message>
        <source>The learning rate rises from almost zero over these first steps.</source>
        <translation>学习率在最初的这些步中从接近零开始上升。</translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation>学习率保持不变。</translation>
    </message>
    <message>
        <source>The limit for very negative numbers, as a positive value.</source>
        <translation>绝对值很大的负数的极限，以正值表示。</translation>
    </message>
    <message>
        <source>The longest sequence it can take.</source>
        <translation>可接收的最长序列。</translation>
    </message>
    <message>
        <source>The loss became infinite or not a number at step {step}, so training ended.</source>
        <translation>损失在第 {step} 步变为无穷大或非数值，因此训练已结束。</translation>
    </message>
    <message>
        <source>The loss is no longer a number.</source>
        <translation>损失已不再是数值。</translation>
    </message>
    <message>
        <source>The loss that the output layer of the network names.</source>
        <translation>网络输出层所指定的损失。</translation>
    </message>
    <message>
        <source>The memory of the device is not enough for this network and batch size.</source>
        <translation>设备内存不足以支持此网络和批次大小。</translation>
    </message>
    <message>
        <source>The network answers with numbers. The data has classes.</source>
        <translation>网络输出数值，而数据是类别。</translation>
    </message>
    <message>
        <source>The network answers with {wanted} values. The data has {have}.</source>
        <translation>网络输出 {wanted} 个值，而数据有 {have} 个。</translation>
    </message>
    <message>
        <source>The network cannot be read: {problem}.</source>
        <translation>无法读取网络：{problem}。</translation>
    </message>
    <message>
        <source>The network does not read the rows of a table.</source>
        <translation>这个网络不读取表格的行。</translation>
    </message>
    <message>
        <source>The network ends in classes. The data has numbers to predict.</source>
        <translation>网络以类别结束，而数据要预测的是数值。</translation>
    </message>
    <message>
        <source>The network ends in {wanted} classes. The data has {have}.</source>
        <translation>网络以 {wanted} 个类别结束，而数据有 {have} 个。</translation>
    </message>
    <message>
        <source>The network gives {have} numbers back. Its input has {wanted}.</source>
        <translation>网络输出 {have} 个数值，而其输入有 {wanted} 个。</translation>
    </message>
    <message>
        <source>The network has no input.</source>
        <translation>网络没有输入。</translation>
    </message>
    <message>
        <source>The network has no input. Add an image, table or text input.</source>
        <translation>网络没有输入。请添加图像输入、表格输入或文本输入。</translation>
    </message>
    <message>
        <source>The network has no output, so it cannot answer.</source>
        <translation>网络没有输出，因此无法预测。</translation>
    </message>
    <message>
        <source>The network has no output.</source>
        <translation>网络没有输出。</translation>
    </message>
    <message>
        <source>The network has no text input for: {names}.</source>
        <translation>网络没有用于以下内容的文本输入：{names}。</translation>
    </message>
    <message>
        <source>The network has no weights to train.</source>
        <translation>网络没有可训练的权重。</translation>
    </message>
    <message>
        <source>The network learns the samples by heart: validation loss {now:.3g} now, {low:.3g} in epoch {best}.</source>
        <translation>网络在死记样本：验证损失现为 {now:.3g}，第 {best} 轮时为 {low:.3g}。</translation>
    </message>
    <message>
        <source>The network reads pictures of {wanted}. The data has {have}.</source>
        <translation>网络读取 {wanted} 的图像，而数据为 {have}。</translation>
    </message>
    <message>
        <source>The network reads {wanted} features. The data has {have}.</source>
        <translation>网络读取 {wanted} 个特征，而数据有 {have} 个。</translation>
    </message>
    <message>
        <source>The network reads {wanted}. The data has {have}.</source>
        <translation>网络读取的是{wanted}，而数据是{have}。</translation>
    </message>
    <message>
        <source>The network was trained on a table, not on pictures.</source>
        <translation>网络是用表格而非图片训练的。</translation>
    </message>
    <message>
        <source>The network was trained on pictures, not on a table.</source>
        <translation>网络是用图片而非表格训练的。</translation>
    </message>
    <message>
        <source>The network&apos;s image input has {channels} channels. Pictures have 1, 3 or 4.</source>
        <translation>网络的图像输入有 {channels} 个通道。图片的通道数为 1、3 或 4。</translation>
    </message>
    <message>
        <source>The old places of the new dimensions, without the batch.</source>
        <translation>各新维度的原位置，不含批次。</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>该图片</translation>
    </message>
    <message>
        <source>The picture was inverted, as the settings say.</source>
        <translation>图片已按设置反相。</translation>
    </message>
    <message>
        <source>The picture was inverted, since the training pictures are bright on dark.</source>
        <translation>图片已反相，因为训练图像是暗底亮图。</translation>
    </message>
    <message>
        <source>The pictures in {name} are not sorted into classes.</source>
        <translation>{name} 中的图片未按类别分类。</translation>
    </message>
    <message>
        <source>The pictures of training and test files differ in size.</source>
        <translation>训练文件与测试文件的图像大小不同。</translation>
    </message>
    <message>
        <source>The plain recurrent layer: mixes each step with what it remembers. Forgets quickly; try a GRU first.</source>
        <translation>普通循环层：将每一步与其记忆混合。遗忘很快；请先试用 GRU。</translation>
    </message>
    <message>
        <source>The precision float16 needs an NVIDIA GPU. The device is {device}.</source>
        <translation>float16 精度需要 NVIDIA GPU。当前设备为 {device}。</translation>
    </message>
    <message>
        <source>The project is now called {name}.</source>
        <translation>项目现在名为“{name}”。</translation>
    </message>
    <message>
        <source>The texts were prepared for {have} tokens. The network was built for {limit}.</source>
        <translation>文本是按 {have} 个词元预处理的，而网络是按 {limit} 个词元构建的。</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Wine</source>
        <translation>葡萄酒</translation>
    </message>
    <message>
        <source>--train-limit: expected a number of samples, and data to take them from.</source>
        <translation>--train-limit：应为样本数，且须有可从中选取样本的数据。</translation>
    </message>
    <message>
        <source>--network draws a network for your own data.</source>
        <translation>--network 可为自己的数据绘制网络。</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 个单元</translation>
    </message>
    <message>
        <source>25,493 names of emoji in 14 languages, Chinese among them. They come with the program.</source>
        <translation>14 种语言（包括中文）的 25,493 个表情符号名称。随程序提供。</translation>
    </message>
    <message>
        <source>465,000 characters of English about the Python language, for a network that writes. They come with the program.</source>
        <translation>465,000 个字符的 Python 语言英文文档，供写作网络学习。随程序提供。</translation>
    </message>
    <message>
        <source>600 noisy waves of 64 steps in five shapes, made by a formula. Series to tell apart.</source>
        <translation>由公式生成的 600 条带噪声的波，各 64 步，共五种波形。用于时间序列分类。</translation>
    </message>
    <message>
        <source>A .pth or .safetensors file with weights of this architecture. Left empty, they are looked for in installed packages and in torch&apos;s download folder.</source>
        <translation>含有此架构权重的 .pth 或 .safetensors 文件。留空则在已安装的软件包和 torch 的下载文件夹中查找。</translation>
    </message>
    <message>
        <source>A CSV file whose rows follow each other in time. The network looks back over a window of steps and forecasts the steps after it, or says which class the window belongs to.</source>
        <translation>各行按时间先后排列的 CSV 文件。网络回看若干步的窗口，预测其后的步，或判断该窗口属于哪个类别。</translation>
    </message>
    <message>
        <source>A file with two texts in each line, such as a sentence and its translation. train.txt and test.txt side by side are understood.</source>
        <translation>每行两条文本的文件，例如一句话及其译文。可识别放在一起的 train.txt 和 test.txt。</translation>
    </message>
    <message>
        <source>A folder for each class, with a CSV file of numbers for each series. The network tells the classes apart.</source>
        <translation>每个类别一个文件夹，其中每条时间序列为一个数值 CSV 文件。网络学习区分各类别。</translation>
    </message>
    <message>
        <source>A generative pair cannot have other outputs.</source>
        <translation>生成对抗网络不能有其他输出。</translation>
    </message>
    <message>
        <source>A generative pair is judged by the pictures that it makes, not by figures.</source>
        <translation>生成对抗网络的好坏应看它生成的图像，而不是看指标。</translation>
    </message>
    <message>
        <source>A generative pair keeps its last weights, since its losses do not tell which are best</source>
        <translation>生成对抗网络保留最后的权重，因为其损失无法表明哪些权重最佳</translation>
    </message>
    <message>
        <source>A generative pair needs weights to train on both sides.</source>
        <translation>生成对抗网络的两侧都需要有可训练的权重。</translation>
    </message>
    <message>
        <source>A network that has learned a language from many texts and brings its own tokens. Put Mean over time and a Linear layer after it.</source>
        <translation>从大量文本中学会了一种语言、自带词元的网络。请在其后放置时间平均和全连接层。</translation>
    </message>
    <message>
        <source>A network that has read a billion sentences learns your classes in its last layer. Needs the extra packages.</source>
        <translation>读过十亿个句子的网络在最后一层学习自定的类别。需要附加软件包。</translation>
    </message>
    <message>
        <source>A network that has seen a million photos learns digits in its last layer. Needs the extra packages.</source>
        <translation>看过一百万张照片的网络在最后一层学习识别数字。需要附加软件包。</translation>
    </message>
    <message>
        <source>A network that writes on cannot have other outputs: its samples are pieces of running text.</source>
        <translation>续写网络不能有其他输出：其样本是连续文本的片段。</translation>
    </message>
    <message>
        <source>A next-token output needs a text input, whose tokens it continues.</source>
        <translation>下一词元输出需要一个文本输入，以便续写其词元。</translation>
    </message>
    <message>
        <source>A series needs at least one number in each row.</source>
        <translation>时间序列的每一行至少需要一个数值。</translation>
    </message>
    <message>
        <source>A small GPT, layer by layer, writes manuals of Python.</source>
        <translation>逐层搭建的小型 GPT，撰写 Python 手册。</translation>
    </message>
    <message>
        <source>A text file or a folder of them, or poems in JSON, for a network that learns to write what follows. The last part of the text is kept for validation and testing.</source>
        <translation>一个文本文件、文本文件夹或 JSON 格式的诗歌，供网络学习续写。文本的最后部分留作验证和测试。</translation>
    </message>
    <message>
        <source>A transformer encoder with attention reads the same names.</source>
        <translation>带注意力的 Transformer 编码器读取同样的名称。</translation>
    </message>
    <message>
        <source>A whole network that has learned to see from a million photos, without its last layer. Freeze it and train a Linear layer on its features.</source>
        <translation>从一百万张照片学会识别的完整网络，去掉了最后一层。请将其冻结，并在其特征上训练全连接层。</translation>
    </message>
    <message>
        <source>A window needs {span} steps. {name} has only {count}.</source>
        <translation>窗口需要 {span} 步，而 {name} 只有 {count} 步。</translation>
    </message>
    <message>
        <source>Add a text input.</source>
        <translation>请添加文本输入。</translation>
    </message>
    <message>
        <source>Add an output from the palette and train again.</source>
        <translation>请从层列表添加一个输出，然后重新训练。</translation>
    </message>
    <message>
        <source>Add an output that has an answer: classes, values, a reconstruction or the next token.</source>
        <translation>请添加能给出预测的输出：类别、数值、重建或下一词元。</translation>
    </message>
    <message>
        <source>Add layers between the random vector and the samples, and before the output.</source>
        <translation>请在随机向量与样本之间，以及输出之前添加层。</translation>
    </message>
    <message>
        <source>Adds random numbers while training. Right after the input, it makes an autoencoder one that removes noise. Off when predicting.</source>
        <translation>训练时加上随机数。紧跟在输入之后，可使自编码器学会去噪。预测时关闭。</translation>
    </message>
    <message>
        <source>Adversarial</source>
        <translation>对抗</translation>
    </message>
    <message>
        <source>Adversarial output</source>
        <translation>对抗输出</translation>
    </message>
    <message>
        <source>AlexNet</source>
        <translation>AlexNet</translation>
    </message>
    <message>
        <source>All 14</source>
        <translation>全部 14 种</translation>
    </message>
    <message>
        <source>All texts of {name} have the same label, &quot;{label}&quot;. At least two classes are needed.</source>
        <translation>{name} 的所有文本标签相同，均为“{label}”。至少需要两个类别。</translation>
    </message>
    <message>
        <source>Among how many equally likely tokens it would have to choose to be as unsure as it is; 1 is perfect.</source>
        <translation>网络的不确定程度相当于在多少个等可能的词元中选择；1 为完美。</translation>
    </message>
    <message>
        <source>An LSTM learns the manual of Python letter by letter and goes on from your words.</source>
        <translation>LSTM 逐字母学习 Python 手册，并接着给出的文字续写。</translation>
    </message>
    <message>
        <source>An LSTM reads the name of an emoji letter by letter and says which of 14 languages it is.</source>
        <translation>LSTM 逐字母读取表情符号的名称，判断它属于 14 种语言中的哪一种。</translation>
    </message>
    <message>
        <source>An ONNX file holds at most {most:.1f} GB. The weights of this network are {have:.1f} GB.</source>
        <translation>ONNX 文件最多容纳 {most:.1f} GB，而这个网络的权重有 {have:.1f} GB。</translation>
    </message>
    <message>
        <source>An encoder reads the English name of an emoji, a decoder with attention writes it in French.</source>
        <translation>编码器读取表情符号的英文名称，带注意力的解码器将其写成法语。</translation>
    </message>
    <message>
        <source>An entry&apos;s text stands under paragraphs, content, lines or text.</source>
        <translation>条目的文本应位于 paragraphs、content、lines 或 text 之下。</translation>
    </message>
    <message>
        <source>Answer column</source>
        <translation>答案列</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <translation>自编码器</translation>
    </message>
    <message>
        <source>Autoencoders</source>
        <translation>自编码器</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>骨干网络</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>束宽</translation>
    </message>
    <message>
        <source>Binary cross-entropy compares numbers between 0 and 1. Normalised pixels reach further.</source>
        <translation>二元交叉熵比较 0 到 1 之间的数值，而归一化后的像素会超出此范围。</translation>
    </message>
    <message>
        <source>Blank, after the first word</source>
        <translation>空格（首词之后）</translation>
    </message>
    <message>
        <source>Blank, before the last word</source>
        <translation>空格（末词之前）</translation>
    </message>
    <message>
        <source>Cells that are no numbers count as gaps. Names separated by commas.</source>
        <translation>不是数字的单元格按缺失值处理。列名用逗号分隔。</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Choose a column of numbers as the target.</source>
        <translation>请选择数值列作为目标。</translation>
    </message>
    <message>
        <source>Choose a file of labelled lines, or a folder with a file or a sub-folder of texts for each class.</source>
        <translation>请选择每行带标签的文件，或每个类别一个文本文件或子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder of pictures, a file of texts, or a CSV file with the columns of the training data.</source>
        <translation>请选择图片文件夹、文本文件，或与训练数据列相同的 CSV 文件。</translation>
    </message>
    <message>
        <source>Choose a folder that holds tokenizer.json.</source>
        <translation>请选择含有 tokenizer.json 的文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder with a sub-folder of PNG, JPEG, BMP, GIF, WEBP or TIFF pictures for each class, or a single file of other data.</source>
        <translation>请选择每个类别一个子文件夹（内为 PNG、JPEG、BMP、GIF、WEBP 或 TIFF 图片）的文件夹，或其他数据的单个文件。</translation>
    </message>
    <message>
        <source>Choose a layer.</source>
        <translation>请选择一层。</translation>
    </message>
    <message>
        <source>Choose a longer text.</source>
        <translation>请选择更长的文本。</translation>
    </message>
    <message>
        <source>Choose a number from {low} to {high}.</source>
        <translation>请选择 {low} 到 {high} 之间的数。</translation>
    </message>
    <message>
        <source>Choose a run of one that does.</source>
        <translation>请选择能做到的网络的运行。</translation>
    </message>
    <message>
        <source>Choose a run of one that reads one text.</source>
        <translation>请选择读取一条文本的网络的运行。</translation>
    </message>
    <message>
        <source>Choose a run that ends in a next token output.</source>
        <translation>请选择以下一词元输出结尾的运行。</translation>
    </message>
    <message>
        <source>Choose a run whose layers have the same sizes, or start with fresh weights.</source>
        <translation>请选择各层尺寸相同的运行，或以全新的权重开始。</translation>
    </message>
    <message>
        <source>Choose a shorter window or horizon.</source>
        <translation>请选择更短的窗口或预测步长。</translation>
    </message>
    <message>
        <source>Choose a shorter window, or smaller shares for validation and test.</source>
        <translation>请选择更短的窗口，或减小验证和测试的比例。</translation>
    </message>
    <message>
        <source>Choose a shorter window. Each sub-folder is a class, each CSV file in it a series.</source>
        <translation>请选择更短的窗口。每个子文件夹是一个类别，其中每个 CSV 文件是一条时间序列。</translation>
    </message>
    <message>
        <source>Choose a text file of your own.</source>
        <translation>请选择自己的文本文件。</translation>
    </message>
    <message>
        <source>Choose another encoding, or save the file as UTF-8.</source>
        <translation>请选择其他编码，或将文件保存为 UTF-8。</translation>
    </message>
    <message>
        <source>Choose another label column or file, or read the file as running text.</source>
        <translation>请选择其他标签列或文件，或将文件作为连续文本读取。</translation>
    </message>
    <message>
        <source>Choose another label column.</source>
        <translation>请选择其他标签列。</translation>
    </message>
    <message>
        <source>Choose another layer.</source>
        <translation>请选择其他层。</translation>
    </message>
    <message>
        <source>Choose another split.</source>
        <translation>请选择其他数据集。</translation>
    </message>
    <message>
        <source>Choose another target column, or forecast.</source>
        <translation>请选择其他目标列，或选择时序预测。</translation>
    </message>
    <message>
        <source>Choose both columns.</source>
        <translation>请选择两列。</translation>
    </message>
    <message>
        <source>Choose data with pairs of texts.</source>
        <translation>请选择由文本对组成的数据。</translation>
    </message>
    <message>
        <source>Choose data with the columns of the training.</source>
        <translation>请选择与训练数据列相同的数据。</translation>
    </message>
    <message>
        <source>Choose data with the same classes, or train again.</source>
        <translation>请选择类别相同的数据，或重新训练。</translation>
    </message>
    <message>
        <source>Choose from 2 to {most} folds.</source>
        <translation>请选择 2 到 {most} 折。</translation>
    </message>
    <message>
        <source>Choose minilm, none, or a folder with config.json, model.safetensors and tokenizer.json.</source>
        <translation>请选择 minilm、none，或含有 config.json、model.safetensors 和 tokenizer.json 的文件夹。</translation>
    </message>
    <message>
        <source>Choose the file of the same architecture, or start with random weights.</source>
        <translation>请选择相同架构的文件，或以随机权重开始。</translation>
    </message>
    <message>
        <source>Choose the folder of a model whose config.json says bert.</source>
        <translation>请选择 config.json 中注明 bert 的模型文件夹。</translation>
    </message>
    <message>
        <source>Choose the label column, or read the file as running text.</source>
        <translation>请选择标签列，或将文件作为连续文本读取。</translation>
    </message>
    <message>
        <source>Chooses only among the likeliest tokens that together have this probability.</source>
        <translation>仅从累计概率达到此值的最可能的词元中选择。</translation>
    </message>
    <message>
        <source>Chooses only among this many of the likeliest tokens.</source>
        <translation>仅从最可能的若干个词元中选择。</translation>
    </message>
    <message>
        <source>Class of a table row</source>
        <translation>表格行的类别</translation>
    </message>
    <message>
        <source>Classic tables</source>
        <translation>经典表格</translation>
    </message>
    <message>
        <source>Column that names the series a row belongs to, where the file holds several.</source>
        <translation>文件含多条时间序列时，表明每行属于哪一条的列。</translation>
    </message>
    <message>
        <source>Computing what the frozen layers give, once for all epochs</source>
        <translation>正在计算冻结层的输出，供所有轮次共用</translation>
    </message>
    <message>
        <source>Connect a generator to &quot;Real and generated&quot;.</source>
        <translation>请将生成器连接到“真实与生成”。</translation>
    </message>
    <message>
        <source>ConvNeXt</source>
        <translation>ConvNeXt</translation>
    </message>
    <message>
        <source>Decoder layer</source>
        <translation>解码器层</translation>
    </message>
    <message>
        <source>Denoiser</source>
        <translation>去噪器</translation>
    </message>
    <message>
        <source>DenseNet</source>
        <translation>DenseNet</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Draws around a mean while training, as wide as the variance says; gives the mean itself when predicting. The middle of a variational autoencoder.</source>
        <translation>训练时按方差所示的幅度围绕均值采样；预测时直接给出均值。变分自编码器的中间部分。</translation>
    </message>
    <message>
        <source>Draws random numbers for each sample that arrives, whatever is in it. A generator starts here.</source>
        <translation>为到来的每个样本抽取随机数，与其内容无关。生成器从这里开始。</translation>
    </message>
    <message>
        <source>Drop the file on the Test page, which answers every row or line of it.</source>
        <translation>请将文件拖到“测试”页，那里会对每一行进行预测。</translation>
    </message>
    <message>
        <source>Each different value becomes a few numbers that are learned, which suits many values. Names separated by commas.</source>
        <translation>每个不同的值变成几个可学习的数，适合取值很多的列。列名用逗号分隔。</translation>
    </message>
    <message>
        <source>Each different value becomes one input. Names separated by commas.</source>
        <translation>每个不同的值成为一个输入。列名用逗号分隔。</translation>
    </message>
    <message>
        <source>EfficientNet</source>
        <translation>EfficientNet</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0</source>
        <translation>EfficientNet-Lite0</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Every layer starts from the other weights: {taken}</source>
        <translation>所有层都从其他权重开始：{taken}</translation>
    </message>
    <message>
        <source>Expected 1 to {most} pictures. Received {count}.</source>
        <translation>应为 1 到 {most} 张图片，实际为 {count} 张。</translation>
    </message>
    <message>
        <source>Expected 1 to {most} steps. Received {count}.</source>
        <translation>应为 1 到 {most} 步，实际为 {count} 步。</translation>
    </message>
    <message>
        <source>Export it as a Python file instead.</source>
        <translation>请改为导出 Python 文件。</translation>
    </message>
    <message>
        <source>Few labels</source>
        <translation>少量标签</translation>
    </message>
    <message>
        <source>Folder of series</source>
        <translation>时间序列文件夹</translation>
    </message>
    <message>
        <source>For penalties, such as the KL divergence of a variational autoencoder.</source>
        <translation>用于惩罚项，例如变分自编码器的 KL 散度。</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>时序预测</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>GB18030 (Chinese)</source>
        <translation>GB18030（中文）</translation>
    </message>
    <message>
        <source>Gaussian noise</source>
        <translation>高斯噪声</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Generative pair</source>
        <translation>生成对抗网络</translation>
    </message>
    <message>
        <source>Generators</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Gets digits with noise and brings back those without. What it learns needs no labels.</source>
        <translation>读取带噪声的数字，还原出无噪声的数字。学习过程不需要标签。</translation>
    </message>
    <message>
        <source>Give it a longer series.</source>
        <translation>请提供更长的时间序列。</translation>
    </message>
    <message>
        <source>GoogLeNet</source>
        <translation>GoogLeNet</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>预测步长</translation>
    </message>
    <message>
        <source>How characters are stored as bytes.</source>
        <translation>字符以何种字节编码保存。</translation>
    </message>
    <message>
        <source>How far apart windows begin; larger numbers give fewer samples.</source>
        <translation>相邻窗口起点的间隔；数值越大，样本越少。</translation>
    </message>
    <message>
        <source>How many beginnings are followed at once to find the likeliest whole text; 1 is the fastest.</source>
        <translation>为找到最可能的完整文本而同时跟踪的候选数；1 最快。</translation>
    </message>
    <message>
        <source>How many different tokens it knows.</source>
        <translation>认识多少种不同的词元。</translation>
    </message>
    <message>
        <source>How many different tokens there are; as many as in the text input.</source>
        <translation>不同词元的数量；须与文本输入一致。</translation>
    </message>
    <message>
        <source>How many numbers it draws.</source>
        <translation>抽取多少个数值。</translation>
    </message>
    <message>
        <source>How many numbers one step has.</source>
        <translation>一步有多少个数值。</translation>
    </message>
    <message>
        <source>How many numbers stand for a token.</source>
        <translation>用多少个数值表示一个词元。</translation>
    </message>
    <message>
        <source>How many steps the network looks back.</source>
        <translation>网络回看多少步。</translation>
    </message>
    <message>
        <source>How many steps to forecast.</source>
        <translation>预测多少步。</translation>
    </message>
    <message>
        <source>How many things a layer looks for at once; must divide the features.</source>
        <translation>一层同时关注多少方面；必须能整除特征数。</translation>
    </message>
    <message>
        <source>How many tokens a text may have.</source>
        <translation>一条文本最多可有多少个词元。</translation>
    </message>
    <message>
        <source>How much it counts beside the losses of the other outputs.</source>
        <translation>相对于其他输出的损失所占的权重。</translation>
    </message>
    <message>
        <source>How much it counts.</source>
        <translation>所占的权重。</translation>
    </message>
    <message>
        <source>How much less than wholly real ones count as real.</source>
        <translation>真实样本的目标值比“完全真实”低多少。</translation>
    </message>
    <message>
        <source>How well real and generated samples are told apart (Goodfellow et al. 2014).</source>
        <translation>区分真实样本与生成样本的能力（Goodfellow 等，2014）。</translation>
    </message>
    <message>
        <source>In its line</source>
        <translation>在所在行中</translation>
    </message>
    <message>
        <source>Inception</source>
        <translation>Inception</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>印尼语</translation>
    </message>
    <message>
        <source>Insert Conv 2-D {filters}</source>
        <translation>插入二维卷积 {filters}</translation>
    </message>
    <message>
        <source>Insert Reshape to {shape}</source>
        <translation>插入重塑形状 {shape}</translation>
    </message>
    <message>
        <source>Install it with: pip install &quot;modellab[pretrained]&quot;</source>
        <translation>请用此命令安装：pip install &quot;modellab[pretrained]&quot;</translation>
    </message>
    <message>
        <source>Install it with: pip install emoji</source>
        <translation>请用此命令安装：pip install emoji</translation>
    </message>
    <message>
        <source>It has no column &quot;{column}&quot;.</source>
        <translation>其中没有列“{column}”。</translation>
    </message>
    <message>
        <source>It needs the model type bert, the activation gelu and absolute positions.</source>
        <translation>要求模型类型为 bert、激活函数为 gelu，并使用绝对位置。</translation>
    </message>
    <message>
        <source>It needs two text inputs: one that is read, one that is written.</source>
        <translation>需要两个文本输入：一个读取，一个写出。</translation>
    </message>
    <message>
        <source>It reads: {names}.</source>
        <translation>读取的列：{names}。</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Its name or number; empty for the first column of texts.</source>
        <translation>列名或列号；留空则为第一个文本列。</translation>
    </message>
    <message>
        <source>Its name or number; empty for the second column of texts.</source>
        <translation>列名或列号；留空则为第二个文本列。</translation>
    </message>
    <message>
        <source>Its name or number; empty to choose the one that repeats.</source>
        <translation>列名或列号；留空则选择取值重复的那一列。</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>LSTM writer</source>
        <translation>LSTM 写作</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>标签列</translation>
    </message>
    <message>
        <source>Labelled texts</source>
        <translation>带标签的文本</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签位置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language by transformer</source>
        <translation>用 Transformer 判断语言</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Latent sample</source>
        <translation>潜变量采样</translation>
    </message>
    <message>
        <source>Latin-1 (Western)</source>
        <translation>Latin-1（西欧）</translation>
    </message>
    <message>
        <source>Learning rate factor</source>
        <translation>学习率系数</translation>
    </message>
    <message>
        <source>Learns a space of digits from which new ones can be drawn.</source>
        <translation>学习一个数字的潜空间，可从中生成新的数字。</translation>
    </message>
    <message>
        <source>Line {line}: &quot;{name}&quot; should be a number. Received {value}.</source>
        <translation>第 {line} 行：“{name}”应为数值，实际为 {value}。</translation>
    </message>
    <message>
        <source>Log variance</source>
        <translation>对数方差</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>最大文本长度</translation>
    </message>
    <message>
        <source>Look at its samples.</source>
        <translation>请查看其样本。</translation>
    </message>
    <message>
        <source>Look at what it makes on the Test page.</source>
        <translation>请在“测试”页查看其生成结果。</translation>
    </message>
    <message>
        <source>Low writes what is most likely, high takes more chances; 0 always takes the likeliest token.</source>
        <translation>低则写出最可能的内容，高则更冒险；0 总是取最可能的词元。</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>小写</translation>
    </message>
    <message>
        <source>MNASNet</source>
        <translation>MNASNet</translation>
    </message>
    <message>
        <source>Makes no difference between small and capital letters.</source>
        <translation>不区分大小写字母。</translation>
    </message>
    <message>
        <source>Makes the mean of what arrives small while training, beside the losses of other outputs. It answers nothing.</source>
        <translation>训练时在其他输出的损失之外，使到来数值的均值变小。不作预测。</translation>
    </message>
    <message>
        <source>MaxViT</source>
        <translation>MaxViT</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Mean of what arrives</source>
        <translation>输入的均值</translation>
    </message>
    <message>
        <source>Measures how far mean and variance are from a standard normal distribution. Connect it to a penalty output.</source>
        <translation>衡量均值和方差与标准正态分布的差距。请将其连接到惩罚输出。</translation>
    </message>
    <message>
        <source>MiniLM (English)</source>
        <translation>MiniLM（英文）</translation>
    </message>
    <message>
        <source>MobileNet</source>
        <translation>MobileNet</translation>
    </message>
    <message>
        <source>Most tokens</source>
        <translation>最多词元数</translation>
    </message>
    <message>
        <source>Name files, or write a text.</source>
        <translation>请给出文件名，或写一段文本。</translation>
    </message>
    <message>
        <source>Names or numbers separated by commas; several are joined.</source>
        <translation>以逗号分隔的列名或列号；多列会合并。</translation>
    </message>
    <message>
        <source>Names separated by commas; one with a comma in it stands in quotation marks.</source>
        <translation>列名用逗号分隔；含逗号的列名要加引号。</translation>
    </message>
    <message>
        <source>Names to translate</source>
        <translation>待翻译的名称</translation>
    </message>
    <message>
        <source>Next token output</source>
        <translation>下一词元输出</translation>
    </message>
    <message>
        <source>No column of {name} repeats like a label does.</source>
        <translation>{name} 中没有像标签那样取值重复的列。</translation>
    </message>
    <message>
        <source>None of the weights to start from fits a layer of this network.</source>
        <translation>起始权重与此网络的任何层都不匹配。</translation>
    </message>
    <message>
        <source>Numbers, words that repeat, and sentences can be read.</source>
        <translation>可以读取数字、重复出现的词和句子。</translation>
    </message>
    <message>
        <source>Of long texts, keep</source>
        <translation>长文本保留</translation>
    </message>
    <message>
        <source>One file for each class</source>
        <translation>每个类别一个文件</translation>
    </message>
    <message>
        <source>One folder for each class</source>
        <translation>每个类别一个文件夹</translation>
    </message>
    <message>
        <source>One vector for the picture, or a map of features that still knows where things are.</source>
        <translation>整幅图像一个向量，或保留位置信息的特征图。</translation>
    </message>
    <message>
        <source>Pairs of texts</source>
        <translation>文本对</translation>
    </message>
    <message>
        <source>Penalty output</source>
        <translation>惩罚输出</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>波斯语</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Pictures as ImageNet</source>
        <translation>按 ImageNet 方式</translation>
    </message>
    <message>
        <source>Pictures from -1 to 1</source>
        <translation>像素为 -1 至 1</translation>
    </message>
    <message>
        <source>Pieces of running text are no samples that could be shown as points.</source>
        <translation>连续文本的片段不是可显示为点的样本。</translation>
    </message>
    <message>
        <source>Pieces of words (BPE)</source>
        <translation>子词 (BPE)</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Pretrained</source>
        <translation>预训练</translation>
    </message>
    <message>
        <source>Pretrained eyes</source>
        <translation>预训练视觉</translation>
    </message>
    <message>
        <source>Pretrained reader</source>
        <translation>预训练阅读</translation>
    </message>
    <message>
        <source>Put {url} there, choose a weights file, or start from random weights.</source>
        <translation>请将 {url} 放到该处、选择权重文件，或从随机权重开始。</translation>
    </message>
    <message>
        <source>Puts real and generated samples into one batch for a discriminator, which comes next.</source>
        <translation>将真实样本与生成样本放入同一批次，供其后的判别器使用。</translation>
    </message>
    <message>
        <source>Python&apos;s own reference</source>
        <translation>Python 参考手册</translation>
    </message>
    <message>
        <source>Random vector</source>
        <translation>随机向量</translation>
    </message>
    <message>
        <source>Read it as a table, or choose the column.</source>
        <translation>请将其作为表格读取，或选择列。</translation>
    </message>
    <message>
        <source>Read train, validation and test files that lie side by side together.</source>
        <translation>同时读取放在一起的训练、验证和测试文件。</translation>
    </message>
    <message>
        <source>Read word by word, each through a text input. Names separated by commas.</source>
        <translation>每列通过各自的文本输入逐词读取。列名用逗号分隔。</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>Real and generated</source>
        <translation>真实与生成</translation>
    </message>
    <message>
        <source>Real samples count as real by this much less, which keeps the discriminator from being too sure.</source>
        <translation>真实样本的目标值降低此数，避免判别器过度自信。</translation>
    </message>
    <message>
        <source>RegNet</source>
        <translation>RegNet</translation>
    </message>
    <message>
        <source>Remove the other outputs, or choose data with pairs of texts.</source>
        <translation>请移除其他输出，或选择由文本对组成的数据。</translation>
    </message>
    <message>
        <source>ResNeXt</source>
        <translation>ResNeXt</translation>
    </message>
    <message>
        <source>ResNet</source>
        <translation>ResNet</translation>
    </message>
    <message>
        <source>Running text</source>
        <translation>连续文本</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Save it as UTF-8, or choose its encoding.</source>
        <translation>请将其保存为 UTF-8，或选择其编码。</translation>
    </message>
    <message>
        <source>Says at every step which token comes next, so that it can write. The layers before it only look back.</source>
        <translation>在每一步给出下一个词元，从而能够写作。其前面的层只能看之前的内容。</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Series column</source>
        <translation>序列标识列</translation>
    </message>
    <message>
        <source>Series input</source>
        <translation>时间序列输入</translation>
    </message>
    <message>
        <source>Set &quot;Normalise&quot; to &quot;Leave as it is&quot;, which keeps pixels between 0 and 1.</source>
        <translation>请将“归一化”设为“保持原样”，使像素保持在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>Set a larger vocabulary, or split texts into something else.</source>
        <translation>请增大词表，或改用其他切分单位。</translation>
    </message>
    <message>
        <source>Set channels to {count}</source>
        <translation>将通道设为 {count}</translation>
    </message>
    <message>
        <source>Set length to {count}</source>
        <translation>将长度设为 {count}</translation>
    </message>
    <message>
        <source>Set the size to {size}×{size}</source>
        <translation>将大小设为 {size}×{size}</translation>
    </message>
    <message>
        <source>Set the sizes of the layer to those in config.json.</source>
        <translation>请将该层的尺寸设为 config.json 中的值。</translation>
    </message>
    <message>
        <source>Set the vocabulary of the text input to {count}</source>
        <translation>将文本输入的词表大小设为 {count}</translation>
    </message>
    <message>
        <source>Set the vocabulary of the text input to {have}.</source>
        <translation>请将文本输入的词表大小设为 {have}。</translation>
    </message>
    <message>
        <source>Set the vocabulary to {count}</source>
        <translation>将词表大小设为 {count}</translation>
    </message>
    <message>
        <source>Set vocabulary to {vocabulary}</source>
        <translation>将词表大小设为 {vocabulary}</translation>
    </message>
    <message>
        <source>Share of tokens that were the likeliest.</source>
        <translation>实际词元恰为最可能词元的比例。</translation>
    </message>
    <message>
        <source>ShuffleNet</source>
        <translation>ShuffleNet</translation>
    </message>
    <message>
        <source>Small tables of measurements to classify or to predict a number from. They come with the program.</source>
        <translation>用于分类或预测数值的小型测量数据表。随程序提供。</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Spanish or Portuguese</source>
        <translation>西班牙语或葡萄牙语</translation>
    </message>
    <message>
        <source>Spanish or Portuguese?</source>
        <translation>西班牙语还是葡萄牙语？</translation>
    </message>
    <message>
        <source>Split texts into</source>
        <translation>切分单位</translation>
    </message>
    <message>
        <source>Splitting the texts into tokens</source>
        <translation>正在将文本切分为词元</translation>
    </message>
    <message>
        <source>SqueezeNet</source>
        <translation>SqueezeNet</translation>
    </message>
    <message>
        <source>Squeezes a digit into eight numbers and draws it again from them.</source>
        <translation>将一个数字图像压缩为八个数值，再由它们重新画出。</translation>
    </message>
    <message>
        <source>Standard deviation of the noise; unchanged pixels reach from 0 to 1.</source>
        <translation>噪声的标准差；未改变的像素取值为 0 到 1。</translation>
    </message>
    <message>
        <source>Standardising makes each colour or column of the training samples have mean 0 and deviation 1. Pretrained backbones want pictures as their first training had them: most as ImageNet, EfficientNet-Lite0 from -1 to 1.</source>
        <translation>标准化使训练样本的每种颜色或每一列均值为 0、标准差为 1。预训练的骨干网络要求图像与其最初训练时一致：多数按 ImageNet 方式，EfficientNet-Lite0 则为 -1 至 1。</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起始权重</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Stops after this many tokens, where the text does not end before.</source>
        <translation>若文本未提前结束，则写出这么多词元后停止。</translation>
    </message>
    <message>
        <source>Swin</source>
        <translation>Swin</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Takes a window of a time series: so many steps, with so many numbers each. A recurrent layer comes next.</source>
        <translation>接收时间序列的一个窗口：若干步，每步若干个数值。其后接循环层。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Ten measurements of a patient, one number to predict: the progress of diabetes.</source>
        <translation>一名患者的十项测量值，预测一个数值：糖尿病的进展。</translation>
    </message>
    <message>
        <source>Ten years of daily numbers with a trend, a year, a week and noise, made by a formula. A series to forecast.</source>
        <translation>由公式生成的十年每日数值，含趋势、年周期、周周期和噪声。用于时序预测。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Text column</source>
        <translation>文本列</translation>
    </message>
    <message>
        <source>Text columns</source>
        <translation>文本列</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>文本编码器</translation>
    </message>
    <message>
        <source>Texts are files that end in .txt.</source>
        <translation>文本应为以 .txt 结尾的文件。</translation>
    </message>
    <message>
        <source>Texts are split into the tokens of the other run, which its embedding knows.</source>
        <translation>文本按另一次运行的词元切分，其嵌入认识这些词元。</translation>
    </message>
    <message>
        <source>The beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>The bundled names of emoji are missing, because the package emoji is not installed.</source>
        <translation>缺少随附的表情符号名称，因为未安装软件包 emoji。</translation>
    </message>
    <message>
        <source>The bundled tables are missing, because scikit-learn is not installed.</source>
        <translation>缺少随附的表格，因为未安装 scikit-learn。</translation>
    </message>
    <message>
        <source>The bundled text is missing: this Python came without the topics of its help.</source>
        <translation>缺少随附的文本：此 Python 不带帮助主题。</translation>
    </message>
    <message>
        <source>The classic classifier of two kinds of text: embedding, LSTM, last step. Bring your own train.txt and test.txt.</source>
        <translation>区分两类文本的经典分类器：嵌入、LSTM、最后一步。请自备 train.txt 和 test.txt。</translation>
    </message>
    <message>
        <source>The column &quot;{column}&quot; cannot be both the label and the text.</source>
        <translation>列“{column}”不能既是标签又是文本。</translation>
    </message>
    <message>
        <source>The column &quot;{column}&quot; of {name} has {count} different values. At most 1,000 classes are supported.</source>
        <translation>{name} 的列“{column}”有 {count} 个不同的值。最多支持 1,000 个类别。</translation>
    </message>
    <message>
        <source>The column &quot;{column}&quot; of {name} holds texts of up to {count} characters, which are no labels.</source>
        <translation>{name} 的列“{column}”含有长达 {count} 个字符的文本，不是标签。</translation>
    </message>
    <message>
        <source>The column &quot;{name}&quot; alone tells the {what} of every sample. Ignore it unless it is known before the answer is.</source>
        <translation>仅凭列“{name}”就能得知每个样本的{what}。除非在得出答案之前就能知道它，否则请忽略该列。</translation>
    </message>
    <message>
        <source>The column &quot;{name}&quot; holds words. The network was trained on numbers.</source>
        <translation>列“{name}”含有词语，而网络是用数值训练的。</translation>
    </message>
    <message>
        <source>The column &quot;{target}&quot; of {name} cannot be forecast: {reason}.</source>
        <translation>无法预测 {name} 的列“{target}”：{reason}。</translation>
    </message>
    <message>
        <source>The column &quot;{target}&quot; of {name} has {count} different values. A classification needs 2 to 1,000.</source>
        <translation>{name} 的列“{target}”有 {count} 个不同的值。分类需要 2 到 1,000 个。</translation>
    </message>
    <message>
        <source>The columns of {name} are not those of the file beside it.</source>
        <translation>{name} 的列与旁边的文件不同。</translation>
    </message>
    <message>
        <source>The cross-validation gave no result.</source>
        <translation>交叉验证没有产生结果。</translation>
    </message>
    <message>
        <source>The data has nothing that the output could learn: neither classes nor numbers.</source>
        <translation>数据中没有输出可学习的内容：既没有类别，也没有数值。</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>The first colon</source>
        <translation>首个冒号</translation>
    </message>
    <message>
        <source>The first comma</source>
        <translation>首个逗号</translation>
    </message>
    <message>
        <source>The first {count} tokens were cut off: the network reads {length}.</source>
        <translation>已截去开头 {count} 个词元：网络只读取 {length} 个。</translation>
    </message>
    <message>
        <source>The last comma</source>
        <translation>最后一个逗号</translation>
    </message>
    <message>
        <source>The last {count} tokens were cut off: the network reads {length}.</source>
        <translation>已截去末尾 {count} 个词元：网络只读取 {length} 个。</translation>
    </message>
    <message>
        <source>The lines of {name} do not hold a label and a text.</source>
        <translation>{name} 的各行不是一个标签加一条文本。</translation>
    </message>
    <message>
        <source>The lines of {name} do not hold two texts each.</source>
        <translation>{name} 的各行不是两条文本。</translation>
    </message>
    <message>
        <source>The network answers with what is no number.</source>
        <translation>网络的输出不是数值。</translation>
    </message>
    <message>
        <source>The network does not answer a single text.</source>
        <translation>网络不对单条文本作出预测。</translation>
    </message>
    <message>
        <source>The network does not answer one text with another.</source>
        <translation>网络不会以一条文本回答另一条文本。</translation>
    </message>
    <message>
        <source>The network does not read texts.</source>
        <translation>网络不读取文本。</translation>
    </message>
    <message>
        <source>The network does not write texts.</source>
        <translation>网络不写出文本。</translation>
    </message>
    <message>
        <source>The network forecasts {horizon} steps. For {count} it would have to know the other columns, too.</source>
        <translation>网络可预测 {horizon} 步。要预测 {count} 步，还须知道其他列。</translation>
    </message>
    <message>
        <source>The network generates no samples.</source>
        <translation>网络不生成样本。</translation>
    </message>
    <message>
        <source>The network has no layer of a fixed size to look at.</source>
        <translation>网络没有可查看的固定大小的层。</translation>
    </message>
    <message>
        <source>The network has no output. Add an output: for classes, values, a reconstruction or the next token.</source>
        <translation>网络没有输出。请添加输出：类别、数值、重建或下一词元。</translation>
    </message>
    <message>
        <source>The network has nothing but penalties to learn from.</source>
        <translation>网络除惩罚项外没有可学习的目标。</translation>
    </message>
    <message>
        <source>The network knows none of these words, so the answer means nothing.</source>
        <translation>网络不认识其中任何一个词，因此预测没有意义。</translation>
    </message>
    <message>
        <source>The network makes no pictures.</source>
        <translation>网络不生成图片。</translation>
    </message>
    <message>
        <source>The network reads columns that the data lacks: {names}.</source>
        <translation>数据缺少网络要读取的列：{names}。</translation>
    </message>
    <message>
        <source>The network reads series of {wanted} (steps x numbers). The data has {have}.</source>
        <translation>网络读取 {wanted}（步 x 数值）的时间序列，而数据为 {have}。</translation>
    </message>
    <message>
        <source>The network reads texts, but there is no tokenizer for them.</source>
        <translation>网络读取文本，但没有相应的分词器。</translation>
    </message>
    <message>
        <source>The network reads windows of {wanted} steps. The series has only {have}.</source>
        <translation>网络读取 {wanted} 步的窗口，而时间序列只有 {have} 步。</translation>
    </message>
    <message>
        <source>The network reads {wanted} numbers a step ({names}). Received {have}.</source>
        <translation>网络每步读取 {wanted} 个数值 ({names})，实际为 {have} 个。</translation>
    </message>
    <message>
        <source>The network tells {known} apart. The data has the classes {have}.</source>
        <translation>网络区分的是 {known}，而数据的类别为 {have}。</translation>
    </message>
    <message>
        <source>The network was not trained on a series.</source>
        <translation>网络不是用时间序列训练的。</translation>
    </message>
    <message>
        <source>The network writes a text in answer to another. The data has one text a sample, not two.</source>
        <translation>网络以一条文本回答另一条文本，而数据的每个样本只有一条文本，而非两条。</translation>
    </message>
    <message>
        <source>The other run split texts into other tokens, so the rows of its embedding mean other words here. Prepare texts in the same way, or let the embedding start anew.</source>
        <translation>另一次运行以不同的词元切分文本，因此其嵌入的各行在此处对应其他词。请以相同方式预处理文本，或让嵌入重新开始。</translation>
    </message>
    <message>
        <source>The pretrained layer knows {have} tokens. The text input has a vocabulary of {limit}.</source>
        <translation>预训练层认识 {have} 个词元，而文本输入的词表大小为 {limit}。</translation>
    </message>
    <message>
        <source>The pretrained weights of {network} are not on this computer. They are looked for in {folder}.</source>
        <translation>此计算机上没有 {network} 的预训练权重。查找位置为 {folder}。</translation>
    </message>
    <message>
        <source>The project has no data to train on.</source>
        <translation>项目没有可用于训练的数据。</translation>
    </message>
    <message>
        <source>The project has no data yet.</source>
        <translation>项目还没有数据。</translation>
    </message>
    <message>
        <source>The project has no data.</source>
        <translation>项目没有数据。</translation>
    </message>
    <message>
        <source>The project holds no trained network yet.</source>
        <translation>项目还没有训练好的网络。</translation>
    </message>
    <message>
        <source>The project was written by Model Lab {app} and needs format {reader}.</source>
        <translation>项目由 Model Lab {app} 写入，需要格式 {reader}。</translation>
    </message>
    <message>
        <source>The row cannot be read: {reason}.</source>
        <translation>无法读取该行：{reason}。</translation>
    </message>
    <message>
        <source>The row has none of the columns that the network was trained on.</source>
        <translation>该行没有网络训练所用的任何列。</translation>
    </message>
    <message>
        <source>The rows were sorted by &quot;{name}&quot;.</source>
        <translation>各行已按“{name}”排序。</translation>
    </message>
    <message>
        <source>The run &quot;{run}&quot; cannot be saved under this id.</source>
        <translation>运行“{run}”无法以此标识保存。</translation>
    </message>
    <message>
        <source>The run gave no result.</source>
        <translation>运行没有产生结果。</translation>
    </message>
    <message>
        <source>The run was stopped before its first step.</source>
        <translation>运行在第一步之前就已停止。</translation>
    </message>
    <message>
        <source>The same number writes the same text again.</source>
        <translation>相同的数会再次写出相同的文本。</translation>
    </message>
    <message>
        <source>The saved preparation is damaged: {reason}.</source>
        <translation>保存的预处理已损坏：{reason}。</translation>
    </message>
    <message>
        <source>The saved preparation of the data is damaged: {reason}.</source>
        <translation>保存的数据预处理已损坏：{reason}。</translation>
    </message>
    <message>
        <source>The saved state belongs to another network, recipe or data set, so the run cannot go on from it.</source>
        <translation>保存的状态属于其他网络、训练方案或数据集，因此运行无法由此继续。</translation>
    </message>
    <message>
        <source>The split holds no samples.</source>
        <translation>该数据集中没有样本。</translation>
    </message>
    <message>
        <source>The state could not be saved: {reason}</source>
        <translation>无法保存状态：{reason}</translation>
    </message>
    <message>
        <source>The text cannot be pasted: {problem}.</source>
        <translation>无法粘贴该文本：{problem}。</translation>
    </message>
    <message>
        <source>The text encoder &quot;{name}&quot; is not installed.</source>
        <translation>未安装文本编码器“{name}”。</translation>
    </message>
    <message>
        <source>The text encoder in {file} has other sizes. {label}: expected {expected}. Received {received}.</source>
        <translation>{file} 中的文本编码器尺寸不同。{label}：应为 {expected}，实际为 {received}。</translation>
    </message>
    <message>
        <source>The tokenizer cannot be read: {reason}.</source>
        <translation>无法读取分词器：{reason}。</translation>
    </message>
    <message>
        <source>The tokenizer knows {have} tokens. The network was built for {limit}.</source>
        <translation>分词器认识 {have} 个词元，而网络是按 {limit} 个构建的。</translation>
    </message>
    <message>
        <source>The training loss hardly moves: {start:.3g} at the start, {end:.3g} now.</source>
        <translation>训练损失几乎不变：开始时为 {start:.3g}，现为 {end:.3g}。</translation>
    </message>
    <message>
        <source>The training loss rises: from {start:.3g} to {end:.3g}.</source>
        <translation>训练损失上升：从 {start:.3g} 升至 {end:.3g}。</translation>
    </message>
    <message>
        <source>The training split has {count} steps. A window needs {span}.</source>
        <translation>训练集有 {count} 步，而窗口需要 {span} 步。</translation>
    </message>
    <message>
        <source>The units of &quot;{layer}&quot; are dead: {share:.0%} of what they give is 0, so nothing is learned through them.</source>
        <translation>“{layer}”的单元已失活：其输出有 {share:.0%} 为 0，因此无法通过它们学习。</translation>
    </message>
    <message>
        <source>The validation loss was still falling in the last epoch.</source>
        <translation>验证损失在最后一轮仍在下降。</translation>
    </message>
    <message>
        <source>The vocabulary of the text input is {have}. It needs at least {least} tokens.</source>
        <translation>文本输入的词表大小为 {have}，至少需要 {least} 个词元。</translation>
    </message>
    <message>
        <source>The watched metric {metric} is not measured here.</source>
        <translation>此处不测量所监视的指标 {metric}。</translation>
    </message>
    <message>
        <source>The weights are damaged or no safetensors file: {reason}.</source>
        <translation>权重已损坏或不是 safetensors 文件：{reason}。</translation>
    </message>
    <message>
        <source>The weights are of another network. &quot;{name}&quot;: expected {expected}. Received {received}.</source>
        <translation>权重属于其他网络。“{name}”：应为 {expected}，实际为 {received}。</translation>
    </message>
    <message>
        <source>The weights cannot be read: {problem}.</source>
        <translation>无法读取权重：{problem}。</translation>
    </message>
    <message>
        <source>The weights of this network need {needed:,.0f} GB. This computer has {available:,.0f} GB of memory.</source>
        <translation>此网络的权重需要 {needed:,.0f} GB。此计算机有 {available:,.0f} GB 内存。</translation>
    </message>
    <message>
        <source>The window cannot be opened: {reason}.</source>
        <translation>无法打开窗口：{reason}。</translation>
    </message>
    <message>
        <source>The {split} split holds no samples.</source>
        <translation>{split}集中没有样本。</translation>
    </message>
    <message>
        <source>There are no samples to {split} on.</source>
        <translation>没有可用于{split}的样本。</translation>
    </message>
    <message>
        <source>There are no trained weights to ask yet.</source>
        <translation>还没有可用于预测的已训练权重。</translation>
    </message>
    <message>
        <source>There are no training files beside {name}.</source>
        <translation>{name} 旁边没有训练文件。</translation>
    </message>
    <message>
        <source>There are no training samples.</source>
        <translation>没有训练样本。</translation>
    </message>
    <message>
        <source>There are only {count:,} characters to learn from. A network that writes needs {least:,} or more.</source>
        <translation>只有 {count:,} 个字符可供学习。写作网络至少需要 {least:,} 个。</translation>
    </message>
    <message>
        <source>There is no GPU {key}; this computer has {count}.</source>
        <translation>没有 GPU {key}；此计算机有 {count} 个。</translation>
    </message>
    <message>
        <source>There is no file &quot;{name}&quot;.</source>
        <translation>没有文件“{name}”。</translation>
    </message>
    <message>
        <source>There is no file and no command &quot;{name}&quot;.</source>
        <translation>没有名为“{name}”的文件或命令。</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>没有文件 {name}。</translation>
    </message>
    <message>
        <source>There is no folder &quot;{name}&quot; with a text encoder.</source>
        <translation>没有含文本编码器的文件夹“{name}”。</translation>
    </message>
    <message>
        <source>There is no layer with the id &quot;{id}&quot;.</source>
        <translation>没有标识为“{id}”的层。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <source>There is no ready-made network for this data.</source>
        <translation>没有适合此数据的现成网络。</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>没有文本。</translation>
    </message>
    <message>
        <source>There is no tokenizer for &quot;{weights}&quot;.</source>
        <translation>没有“{weights}”的分词器。</translation>
    </message>
    <message>
        <source>There is no {what} named &quot;{name}&quot;.</source>
        <translation>没有名为“{name}”的{what}。</translation>
    </message>
    <message>
        <source>There is not enough memory for {count} pictures of {height} x {width} pixels.</source>
        <translation>内存不足以容纳 {count} 张 {height} x {width} 像素的图像。</translation>
    </message>
    <message>
        <source>There is not enough space on the disk for &quot;{name}&quot;.</source>
        <translation>磁盘空间不足，无法写入“{name}”。</translation>
    </message>
    <message>
        <source>There is nothing to answer.</source>
        <translation>没有可预测的内容。</translation>
    </message>
    <message>
        <source>There is nothing to test in {name}.</source>
        <translation>{name} 中没有可测试的内容。</translation>
    </message>
    <message>
        <source>There never was a project of format {number}.</source>
        <translation>从未有过格式 {number} 的项目。</translation>
    </message>
    <message>
        <source>They are kept as they are.</source>
        <translation>它们会原样保留。</translation>
    </message>
    <message>
        <source>They are not of the same run. Train again.</source>
        <translation>二者不属于同一次运行。请重新训练。</translation>
    </message>
    <message>
        <source>Thirty measurements of a tumour: benign or malignant?</source>
        <translation>一个肿瘤的三十项测量值：良性还是恶性？</translation>
    </message>
    <message>
        <source>This computer has no Apple GPU that PyTorch can use.</source>
        <translation>此计算机没有 PyTorch 可用的 Apple GPU。</translation>
    </message>
    <message>
        <source>This installation of PyTorch cannot use NVIDIA GPUs.</source>
        <translation>此处安装的 PyTorch 无法使用 NVIDIA GPU。</translation>
    </message>
    <message>
        <source>This network cannot be written as ONNX: {reason}</source>
        <translation>此网络无法写为 ONNX：{reason}</translation>
    </message>
    <message>
        <source>This network does not read files one by one.</source>
        <translation>此网络不逐个读取文件。</translation>
    </message>
    <message>
        <source>This network makes pictures; it reads none.</source>
        <translation>此网络生成图像，不读取图像。</translation>
    </message>
    <message>
        <source>This version reads up to format {format}; install a newer version of Model Lab.</source>
        <translation>此版本最高可读取格式 {format}；请安装更新版本的 Model Lab。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Time series (CSV)</source>
        <translation>时间序列 (CSV)</translation>
    </message>
    <message>
        <source>To train this network with a batch size of {size} takes {needed:,.1f} GB. This computer has {available:,.1f} GB of memory.</source>
        <translation>以批次大小 {size} 训练此网络需要 {needed:,.1f} GB。此计算机有 {available:,.1f} GB 内存。</translation>
    </message>
    <message>
        <source>Token accuracy</source>
        <translation>词元准确率</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>前 5 准确率</translation>
    </message>
    <message>
        <source>Train again to fit it anew.</source>
        <translation>请重新训练以重新拟合。</translation>
    </message>
    <message>
        <source>Train again to fit one.</source>
        <translation>请重新训练以拟合一个。</translation>
    </message>
    <message>
        <source>Train for {epochs} epochs.</source>
        <translation>训练 {epochs} 轮。</translation>
    </message>
    <message>
        <source>Train it again with a smaller learning rate.</source>
        <translation>请以较小的学习率重新训练。</translation>
    </message>
    <message>
        <source>Train it first: modellab train PROJECT.</source>
        <translation>请先训练：modellab train PROJECT。</translation>
    </message>
    <message>
        <source>Train it in a project of its own.</source>
        <translation>请在单独的项目中训练它。</translation>
    </message>
    <message>
        <source>Train the network first, if only for an epoch.</source>
        <translation>请先训练网络，哪怕只训练一轮。</translation>
    </message>
    <message>
        <source>Train weights</source>
        <translation>训练权重</translation>
    </message>
    <message>
        <source>Train with a longer horizon, or ignore all columns but the target.</source>
        <translation>请以更长的预测步长训练，或忽略目标列以外的所有列。</translation>
    </message>
    <message>
        <source>Trains a discriminator to tell real from generated samples, and the generator to deceive it, in turns.</source>
        <translation>轮流训练判别器区分真实样本与生成样本，以及生成器骗过判别器。</translation>
    </message>
    <message>
        <source>Trains with so many samples, as many of each class as there are: to see what few labels are enough for.</source>
        <translation>仅用这么多样本训练，各类别数量尽量相同：以了解少量标签能达到什么效果。</translation>
    </message>
    <message>
        <source>Transformer encoder</source>
        <translation>Transformer 编码器</translation>
    </message>
    <message>
        <source>Transformer writer</source>
        <translation>Transformer 写作</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Transposed conv</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>Try a batch size of {half} instead of {size}.</source>
        <translation>请尝试批次大小 {half}，代替 {size}。</translation>
    </message>
    <message>
        <source>Try a batch size of {largest} at most.</source>
        <translation>请尝试不超过 {largest} 的批次大小。</translation>
    </message>
    <message>
        <source>Try a smaller learning rate or gradient clipping, and look for wrong values in the data.</source>
        <translation>请尝试较小的学习率或梯度裁剪，并检查数据中是否有错误的值。</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
    <message>
        <source>Turns each channel into one number, its largest. Says whether a pattern occurs anywhere.</source>
        <translation>将每个通道变为一个数值，即其最大值。表示某种模式是否在任何位置出现。</translation>
    </message>
    <message>
        <source>Turns each channel into one number, its mean. A lean way from pictures to linear layers.</source>
        <translation>将每个通道变为一个数值，即其平均值。从图像通向全连接层的精简方式。</translation>
    </message>
    <message>
        <source>Turns pictures about their middle.</source>
        <translation>绕中心旋转图像。</translation>
    </message>
    <message>
        <source>Turns pictures upside down.</source>
        <translation>将图像上下颠倒。</translation>
    </message>
    <message>
        <source>Turns scores into shares that add up to 1. A class output does this by itself: do not put one before it.</source>
        <translation>将得分变为总和为 1 的比例。类别输出会自行完成此操作：请勿在其前面放置。</translation>
    </message>
    <message>
        <source>Two stacked LSTMs read a month of a series and forecast the next day.</source>
        <translation>两层堆叠的 LSTM 读取一个月的时间序列，预测下一天。</translation>
    </message>
    <message>
        <source>Two stacked LSTMs tell five shapes of waves apart.</source>
        <translation>两层堆叠的 LSTM 区分五种波形。</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Unknown layer &quot;{kind}&quot;</source>
        <translation>未知的层“{kind}”</translation>
    </message>
    <message>
        <source>Upsample</source>
        <translation>上采样</translation>
    </message>
    <message>
        <source>Use a block input or a block output.</source>
        <translation>请使用块输入或块输出。</translation>
    </message>
    <message>
        <source>Use a class output, or choose another target column.</source>
        <translation>请使用类别输出，或选择其他目标列。</translation>
    </message>
    <message>
        <source>Use a last layer without an activation.</source>
        <translation>请使最后一层不带激活函数。</translation>
    </message>
    <message>
        <source>Use a next-token output or a reconstruction output, or choose other data.</source>
        <translation>请使用下一词元输出或重建输出，或选择其他数据。</translation>
    </message>
    <message>
        <source>Use a value output, or choose another target column.</source>
        <translation>请使用数值输出，或选择其他目标列。</translation>
    </message>
    <message>
        <source>Use another block inside it.</source>
        <translation>请在其中使用其他块。</translation>
    </message>
    <message>
        <source>Use it once</source>
        <translation>只使用一次</translation>
    </message>
    <message>
        <source>Use only</source>
        <translation>仅使用</translation>
    </message>
    <message>
        <source>Use the files beside it</source>
        <translation>使用旁边的文件</translation>
    </message>
    <message>
        <source>Use the input that fits the data, or choose other data.</source>
        <translation>请使用适合数据的输入，或选择其他数据。</translation>
    </message>
    <message>
        <source>Use the newest version for both.</source>
        <translation>请对两者使用最新版本。</translation>
    </message>
    <message>
        <source>VGG</source>
        <translation>VGG</translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation>验证间隔</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>验证比例</translation>
    </message>
    <message>
        <source>Value of a table</source>
        <translation>表格数值</translation>
    </message>
    <message>
        <source>Value output</source>
        <translation>数值输出</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值的个数</translation>
    </message>
    <message>
        <source>Values to predict</source>
        <translation>要预测的值</translation>
    </message>
    <message>
        <source>Variational autoencoder</source>
        <translation>变分自编码器</translation>
    </message>
    <message>
        <source>Varies brightness, contrast and, of colour pictures, saturation.</source>
        <translation>改变亮度、对比度，以及彩色图像的饱和度。</translation>
    </message>
    <message>
        <source>ViT</source>
        <translation>ViT</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表大小</translation>
    </message>
    <message>
        <source>WEBP or sound file</source>
        <translation>WEBP 或声音文件</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Warming up</source>
        <translation>正在预热</translation>
    </message>
    <message>
        <source>Watched metric</source>
        <translation>监视的指标</translation>
    </message>
    <message>
        <source>Wave shapes</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>波动</translation>
    </message>
    <message>
        <source>Waves of fixed lengths, or a vector for each position that is learned.</source>
        <translation>固定波长的波，或为每个位置学习一个向量。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>损失权重</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weights file</source>
        <translation>权重文件</translation>
    </message>
    <message>
        <source>What bends the sum in each step.</source>
        <translation>每一步中使加权和弯曲的函数。</translation>
    </message>
    <message>
        <source>What decides which weights are best: automatic takes the output&apos;s first metric.</source>
        <translation>以什么判断最佳权重：自动则取输出的第一个指标。</translation>
    </message>
    <message>
        <source>What is brought to mean 0: each row of features by itself, or all of a sample at once.</source>
        <translation>将什么调整为均值 0：分别对每行特征，或对整个样本。</translation>
    </message>
    <message>
        <source>What is cut off the result: nothing (valid), as much as makes it stride times the size (same), or a number.</source>
        <translation>从结果中裁去什么：不裁（valid）、裁到步幅倍数的尺寸（same），或裁去指定的个数。</translation>
    </message>
    <message>
        <source>What it knows after the last step, or what it knew after every step.</source>
        <translation>最后一步之后的状态，或每一步之后的状态。</translation>
    </message>
    <message>
        <source>What it learned from ImageNet, or nothing. A kept run has its own weights afterwards.</source>
        <translation>从 ImageNet 学到的权重，或无。保留的运行之后有自己的权重。</translation>
    </message>
    <message>
        <source>What separates columns.</source>
        <translation>各列之间的分隔符。</translation>
    </message>
    <message>
        <source>What stands between the columns of a line.</source>
        <translation>一行中各列之间的分隔符。</translation>
    </message>
    <message>
        <source>What surrounds the input: nothing (valid), zeros so that the size stays (same), or a number of zeros.</source>
        <translation>在输入周围补什么：不填充（valid）、补零以保持尺寸（same），或补指定个数的零。</translation>
    </message>
    <message>
        <source>What the English names are translated to.</source>
        <translation>将英文名称译成何种语言。</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied with for these weights; below 1, what they know changes slowly.</source>
        <translation>这些权重的学习率所乘的系数；小于 1 时，已学到的内容变化较慢。</translation>
    </message>
    <message>
        <source>What to forecast, or the class; empty to choose.</source>
        <translation>要预测的列或类别列；留空则自动选择。</translation>
    </message>
    <message>
        <source>What to predict; empty to choose by name, or else the last.</source>
        <translation>要预测的列；留空则按名称选择，否则取最后一列。</translation>
    </message>
    <message>
        <source>What training makes small.</source>
        <translation>训练所要最小化的量。</translation>
    </message>
    <message>
        <source>Where data enters a block. Each one becomes a port of the block.</source>
        <translation>数据由此进入块。每一个都成为块的一个端口。</translation>
    </message>
    <message>
        <source>Where data leaves a block. Each one becomes a port of the block.</source>
        <translation>数据由此离开块。每一个都成为块的一个端口。</translation>
    </message>
    <message>
        <source>Where the label of a text stands.</source>
        <translation>文本的标签位于何处。</translation>
    </message>
    <message>
        <source>Whether the first row names the columns.</source>
        <translation>第一行是否为列名。</translation>
    </message>
    <message>
        <source>Whether the layer may undo the normalisation, one scale and shift a channel.</source>
        <translation>该层是否可抵消归一化，每个通道一个缩放和一个平移。</translation>
    </message>
    <message>
        <source>Whether the target is one of several classes or a number.</source>
        <translation>目标是若干类别之一，还是一个数值。</translation>
    </message>
    <message>
        <source>Whether to forecast numbers or to tell classes of windows apart.</source>
        <translation>预测数值，还是区分窗口的类别。</translation>
    </message>
    <message>
        <source>Which block of this network.</source>
        <translation>此网络中的哪个块。</translation>
    </message>
    <message>
        <source>Which dimension adds up to 1: the last one, or the channels of a picture.</source>
        <translation>哪个维度的总和为 1：最后一个维度，或图像的通道。</translation>
    </message>
    <message>
        <source>Which dimension grows.</source>
        <translation>在哪个维度上增长。</translation>
    </message>
    <message>
        <source>Which language?</source>
        <translation>哪种语言？</translation>
    </message>
    <message>
        <source>Which languages are to be told apart.</source>
        <translation>要区分哪些语言。</translation>
    </message>
    <message>
        <source>Which network.</source>
        <translation>哪个网络。</translation>
    </message>
    <message>
        <source>Which of the tables.</source>
        <translation>哪个表格。</translation>
    </message>
    <message>
        <source>Which tokens stay of a text that is longer than the text input.</source>
        <translation>文本长于文本输入时保留哪些词元。</translation>
    </message>
    <message>
        <source>Which wave?</source>
        <translation>哪种波形？</translation>
    </message>
    <message>
        <source>Which weights the run ends with.</source>
        <translation>运行结束时采用哪些权重。</translation>
    </message>
    <message>
        <source>Wide ResNet</source>
        <translation>Wide ResNet</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the feed-forward network inside.</source>
        <translation>内部前馈网络的宽度。</translation>
    </message>
    <message>
        <source>Width of the feed-forward network inside; four times the features is usual.</source>
        <translation>内部前馈网络的宽度；通常为特征数的四倍。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Without a prompt, a new text begins.</source>
        <translation>没有提示词时，会开始新的文本。</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Words suit classifiers; every Chinese character counts as a word. Characters and pieces of words know no unknown words and suit generators. A layer that brings its own tokens ignores this.</source>
        <translation>词适合分类网络；每个汉字算作一个词。字符和子词不会出现未知词，适合生成网络。自带词元的层会忽略此设置。</translation>
    </message>
    <message>
        <source>Write a few words.</source>
        <translation>请写几个词。</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Write numbers and texts that hold the delimiter in quotation marks, or choose another delimiter; if the first row is none, choose so.</source>
        <translation>含有分隔符的数字和文本请加引号，或选择其他分隔符；如果第一行不是列名，请作相应选择。</translation>
    </message>
    <message>
        <source>Write one pair a line, the text and its answer separated by a tab.</source>
        <translation>请每行写一对，文本与答案以制表符分隔。</translation>
    </message>
    <message>
        <source>Write one sample a line, label and text separated by a tab or a comma; or read the file as running text.</source>
        <translation>请每行写一个样本，标签与文本以制表符或逗号分隔；或将文件作为连续文本读取。</translation>
    </message>
    <message>
        <source>Wrote {name}.</source>
        <translation>已写入 {name}。</translation>
    </message>
    <message>
        <source>Your own label for this layer.</source>
        <translation>为此层自定的名称。</translation>
    </message>
    <message>
        <source>ZIP or Excel file</source>
        <translation>ZIP 或 Excel 文件</translation>
    </message>
    <message>
        <source>Zeros a side</source>
        <translation>每侧补零</translation>
    </message>
    <message>
        <source>Zeros added on each side.</source>
        <translation>每侧添加的零的个数。</translation>
    </message>
    <message>
        <source>Zstandard archive</source>
        <translation>Zstandard 压缩包</translation>
    </message>
    <message>
        <source>__label__</source>
        <translation>__label__</translation>
    </message>
    <message>
        <source>a block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>a block of this network</source>
        <translation>此网络中的一个块</translation>
    </message>
    <message>
        <source>a block with one input and one output, to repeat it</source>
        <translation>只有一个输入和一个输出的块，才能重复</translation>
    </message>
    <message>
        <source>a circle</source>
        <translation>环路</translation>
    </message>
    <message>
        <source>a connected input</source>
        <translation>已连接的输入</translation>
    </message>
    <message>
        <source>a context (N, steps, {features})</source>
        <translation>上下文 (N, 步, {features})</translation>
    </message>
    <message>
        <source>a fixed size, to keep the rest</source>
        <translation>固定的尺寸，才能保留剩余部分</translation>
    </message>
    <message>
        <source>a gap inside the block</source>
        <translation>块内的缺口</translation>
    </message>
    <message>
        <source>a known layer</source>
        <translation>已知的层</translation>
    </message>
    <message>
        <source>a layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>a layer that only looks back, since it leads to a next token output</source>
        <translation>只看之前内容的层，因为它通向下一词元输出</translation>
    </message>
    <message>
        <source>a layer that this version knows</source>
        <translation>此版本认识的层</translation>
    </message>
    <message>
        <source>a link, which is not followed</source>
        <translation>链接，不予跟随</translation>
    </message>
    <message>
        <source>a name that no file can have here</source>
        <translation>此处不允许的文件名</translation>
    </message>
    <message>
        <source>a network that reads a text</source>
        <translation>读取文本的网络</translation>
    </message>
    <message>
        <source>a network within the limits</source>
        <translation>未超出限制的网络</translation>
    </message>
    <message>
        <source>a network without circles</source>
        <translation>没有环路的网络</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>a number is not finite</source>
        <translation>有数值不是有限数</translation>
    </message>
    <message>
        <source>a number of channels that {groups} groups divide</source>
        <translation>能被 {groups} 个分组整除的通道数</translation>
    </message>
    <message>
        <source>a path that leads outside</source>
        <translation>通向外部的路径</translation>
    </message>
    <message>
        <source>a place inside of one</source>
        <translation>块内的位置</translation>
    </message>
    <message>
        <source>a place outside of blocks</source>
        <translation>块外的位置</translation>
    </message>
    <message>
        <source>a position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>a position is not two finite numbers</source>
        <translation>有位置不是两个有限数</translation>
    </message>
    <message>
        <source>a project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>a result of at most {limit} per sample</source>
        <translation>每个样本的结果最多为 {limit}</translation>
    </message>
    <message>
        <source>a setting is neither text nor number</source>
        <translation>有设置既非文本也非数值</translation>
    </message>
    <message>
        <source>a size that can be written down</source>
        <translation>可以写出的尺寸</translation>
    </message>
    <message>
        <source>a symbolic size that grows too long</source>
        <translation>过长的符号尺寸</translation>
    </message>
    <message>
        <source>a tensor of the wrong size</source>
        <translation>有张量大小不符</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a vocabulary of {count}, as in the text input</source>
        <translation>与文本输入相同的词表大小 {count}</translation>
    </message>
    <message>
        <source>a way to an output</source>
        <translation>通向输出的路径</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>adversarial</source>
        <translation>对抗</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>along channels</source>
        <translation>沿通道</translation>
    </message>
    <message>
        <source>along features</source>
        <translation>沿特征</translation>
    </message>
    <message>
        <source>an edge</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>an edge at &quot;{port}&quot;</source>
        <translation>端口“{port}”上的连线</translation>
    </message>
    <message>
        <source>an edge does not have two ends with a port each</source>
        <translation>有连线不具备各带端口的两端</translation>
    </message>
    <message>
        <source>an edge ends at &quot;{id}&quot;, which is no layer</source>
        <translation>有连线的终点“{id}”不是层</translation>
    </message>
    <message>
        <source>an edge ends at a port without a proper name</source>
        <translation>有连线的端口名称无效</translation>
    </message>
    <message>
        <source>an edge from a layer before</source>
        <translation>来自前一层的连线</translation>
    </message>
    <message>
        <source>an edge is given twice</source>
        <translation>有连线重复出现</translation>
    </message>
    <message>
        <source>an end of an edge</source>
        <translation>连线的一端</translation>
    </message>
    <message>
        <source>an even number of features, for pairs of sine and cosine</source>
        <translation>偶数个特征，用于正弦和余弦成对</translation>
    </message>
    <message>
        <source>an input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>an odd kernel, since padding is same and the stride is 1</source>
        <translation>奇数的卷积核，因为填充为“保持尺寸”且步幅为 1</translation>
    </message>
    <message>
        <source>an order such as 2, 1</source>
        <translation>形如 2, 1 的顺序</translation>
    </message>
    <message>
        <source>an output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>an output padding below the stride, {stride}</source>
        <translation>小于步幅 {stride} 的输出填充</translation>
    </message>
    <message>
        <source>another each time</source>
        <translation>每次不同</translation>
    </message>
    <message>
        <source>another file of the archive has its name</source>
        <translation>压缩包中有另一个同名文件</translation>
    </message>
    <message>
        <source>any length</source>
        <translation>任意长度</translation>
    </message>
    <message>
        <source>any number of</source>
        <translation>任意数量的</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>as many steps as the text has: {steps}</source>
        <translation>与文本相同的步数：{steps}</translation>
    </message>
    <message>
        <source>at most {count} tokens</source>
        <translation>最多 {count} 个词元</translation>
    </message>
    <message>
        <source>at most {limit} steps</source>
        <translation>最多 {limit} 步</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>块</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>channels and filters that {groups} groups divide</source>
        <translation>能被 {groups} 个分组整除的通道数和卷积核数</translation>
    </message>
    <message>
        <source>channels with more than one number each</source>
        <translation>各含不止一个数值的通道</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>column &quot;{name}&quot;</source>
        <translation>列“{name}”</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>data that flows one way</source>
        <translation>单向流动的数据</translation>
    </message>
    <message>
        <source>delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>edges</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>edges at its own ports</source>
        <translation>接在自身端口上的连线</translation>
    </message>
    <message>
        <source>edges between layers</source>
        <translation>层与层之间的连线</translation>
    </message>
    <message>
        <source>empty (0 bytes)</source>
        <translation>为空（0 字节）</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>every block output to be reached from a block input</source>
        <translation>每个块输出都可由块输入到达</translation>
    </message>
    <message>
        <source>every step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>feature map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>features that {heads} heads divide</source>
        <translation>能被 {heads} 个头整除的特征数</translation>
    </message>
    <message>
        <source>first (channels)</source>
        <translation>首维（通道）</translation>
    </message>
    <message>
        <source>fixed sizes</source>
        <translation>固定的尺寸</translation>
    </message>
    <message>
        <source>fixed sizes to normalise over</source>
        <translation>用于归一化的固定尺寸</translation>
    </message>
    <message>
        <source>float numbers</source>
        <translation>浮点数</translation>
    </message>
    <message>
        <source>float numbers in the shape of the network&apos;s input</source>
        <translation>与网络输入形状相同的浮点数</translation>
    </message>
    <message>
        <source>float numbers of any shape</source>
        <translation>任意形状的浮点数</translation>
    </message>
    <message>
        <source>float numbers of one shape</source>
        <translation>形状相同的浮点数</translation>
    </message>
    <message>
        <source>float numbers to make small</source>
        <translation>要变小的浮点数</translation>
    </message>
    <message>
        <source>float16 (CUDA)</source>
        <translation>float16 (CUDA)</translation>
    </message>
    <message>
        <source>focal</source>
        <translation>焦点损失</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>gaps between tensors</source>
        <translation>张量之间有空隙</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>height and width that are equal</source>
        <translation>相等的高和宽</translation>
    </message>
    <message>
        <source>height and width that are multiples of {count}</source>
        <translation>为 {count} 的倍数的高和宽</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>input of {layer}</source>
        <translation>{layer}的输入</translation>
    </message>
    <message>
        <source>it does not hold layers</source>
        <translation>其中不含层</translation>
    </message>
    <message>
        <source>it does not hold the parts that it lists</source>
        <translation>其中不含所列出的部分</translation>
    </message>
    <message>
        <source>it has no label</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>it has several labels</source>
        <translation>有多个标签</translation>
    </message>
    <message>
        <source>it has too many different values</source>
        <translation>不同的值太多</translation>
    </message>
    <message>
        <source>it has {nodes} layers and {edges} edges</source>
        <translation>它有 {nodes} 个层和 {edges} 条连线</translation>
    </message>
    <message>
        <source>it holds words, such as &quot;{example}&quot;</source>
        <translation>含有词语，例如“{example}”</translation>
    </message>
    <message>
        <source>it holds {size} bytes of text</source>
        <translation>它含有 {size} 字节的文本</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>it is incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>it is neither the label nor text</source>
        <translation>既不是标签也不是文本</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>it is not valid JSON</source>
        <translation>不是有效的 JSON</translation>
    </message>
    <message>
        <source>it is of no known kind</source>
        <translation>类型未知</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>it is too short</source>
        <translation>过短</translation>
    </message>
    <message>
        <source>it numbers the rows</source>
        <translation>仅为行号</translation>
    </message>
    <message>
        <source>its class has no training pictures</source>
        <translation>其类别没有训练图片</translation>
    </message>
    <message>
        <source>its class has no training texts</source>
        <translation>其类别没有训练文本</translation>
    </message>
    <message>
        <source>its header does not begin as one</source>
        <translation>文件头的开头无效</translation>
    </message>
    <message>
        <source>its header is longer than the file</source>
        <translation>文件头比文件还长</translation>
    </message>
    <message>
        <source>its name tells neither train nor test</source>
        <translation>名称未表明是训练还是测试</translation>
    </message>
    <message>
        <source>its notes are not text</source>
        <translation>其附注不是文本</translation>
    </message>
    <message>
        <source>its own result, in a circle</source>
        <translation>经环路而来的自身结果</translation>
    </message>
    <message>
        <source>its table of contents is missing</source>
        <translation>目录缺失</translation>
    </message>
    <message>
        <source>its table of contents was changed</source>
        <translation>目录已被更改</translation>
    </message>
    <message>
        <source>its tensors do not fill the file</source>
        <translation>张量未填满文件</translation>
    </message>
    <message>
        <source>its tensors overlap or leave gaps</source>
        <translation>张量有重叠或空隙</translation>
    </message>
    <message>
        <source>its text is empty</source>
        <translation>文本为空</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>larger than 256 MB</source>
        <translation>大于 256 MB</translation>
    </message>
    <message>
        <source>last (features)</source>
        <translation>末维（特征）</translation>
    </message>
    <message>
        <source>last dimension</source>
        <translation>最后一维</translation>
    </message>
    <message>
        <source>last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>可学习</translation>
    </message>
    <message>
        <source>less padding than the {size} numbers there are</source>
        <translation>小于现有 {size} 个数值的填充</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>mean of what arrives</source>
        <translation>输入的均值</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>minilm for the English MiniLM of the extra package, none for random weights, or a folder with config.json, model.safetensors and tokenizer.json of a BERT.</source>
        <translation>minilm 为附加软件包中的英文 MiniLM，none 为随机权重，也可为含有 BERT 的 config.json、model.safetensors 和 tokenizer.json 的文件夹。</translation>
    </message>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>nearly every row has another text</source>
        <translation>几乎每行的文本都不同</translation>
    </message>
    <message>
        <source>network for this data</source>
        <translation>适合此数据的网络</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no context, since each step looks only at earlier ones of its own</source>
        <translation>没有上下文，因为每一步只查看自身之前的步</translation>
    </message>
    <message>
        <source>no header</source>
        <translation>没有文件头</translation>
    </message>
    <message>
        <source>no such weights</source>
        <translation>没有此权重</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>not beside the files of the classes</source>
        <translation>不与各类别的文件放在一起</translation>
    </message>
    <message>
        <source>not inside the folder of a class</source>
        <translation>不在任何类别的文件夹内</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>old Excel file</source>
        <translation>旧版 Excel 文件</translation>
    </message>
    <message>
        <source>one edge</source>
        <translation>一条连线</translation>
    </message>
    <message>
        <source>one input and one output, to repeat the block</source>
        <translation>一个输入和一个输出，才能重复该块</translation>
    </message>
    <message>
        <source>one of its texts is empty</source>
        <translation>其中一条文本为空</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>{choices} 之一</translation>
    </message>
    <message>
        <source>one that sees the tokens to come</source>
        <translation>能看到后续词元的层</translation>
    </message>
    <message>
        <source>one without a text input</source>
        <translation>没有文本输入的网络</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>option of the data</source>
        <translation>数据选项</translation>
    </message>
    <message>
        <source>output of {layer}</source>
        <translation>{layer}的输出</translation>
    </message>
    <message>
        <source>outside the folders train, val and test</source>
        <translation>在 train、val 和 test 文件夹之外</translation>
    </message>
    <message>
        <source>over channels</source>
        <translation>沿通道</translation>
    </message>
    <message>
        <source>over features</source>
        <translation>沿特征</translation>
    </message>
    <message>
        <source>padding of at most half the window, {half}</source>
        <translation>不超过窗口一半 ({half}) 的填充</translation>
    </message>
    <message>
        <source>part of a recipe</source>
        <translation>训练方案组成部分</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>pictures in colour: (N, 3, height, width)</source>
        <translation>彩色图像：(N, 3, 高, 宽)</translation>
    </message>
    <message>
        <source>pictures of at least {size}×{size}</source>
        <translation>至少 {size}×{size} 的图像</translation>
    </message>
    <message>
        <source>plain scores, since its loss applies the activation itself</source>
        <translation>普通得分，因为其损失会自行应用激活函数</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>pretrained</source>
        <translation>预训练</translation>
    </message>
    <message>
        <source>pretrained weights</source>
        <translation>预训练权重</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>随机权重</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>same</source>
        <translation>保持尺寸</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>个样本</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>series</source>
        <translation>时间序列</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>settings that need {size}</source>
        <translation>需要 {size} 的设置</translation>
    </message>
    <message>
        <source>several</source>
        <translation>多个</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>sizes such as 64, 7, 7 with at most one -1</source>
        <translation>形如 64, 7, 7 的尺寸，其中最多一个 -1</translation>
    </message>
    <message>
        <source>slope {slope}</source>
        <translation>斜率 {slope}</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>source of data</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>stride {size}</source>
        <translation>步幅 {size}</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>the columns of a table</source>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>the entry of &quot;{name}&quot; is not one</source>
        <translation>“{name}”的条目无效</translation>
    </message>
    <message>
        <source>the graph</source>
        <translation>图</translation>
    </message>
    <message>
        <source>the layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>the layout has a block &quot;{name}&quot; that the graph has not</source>
        <translation>布局中有图中没有的块“{name}”</translation>
    </message>
    <message>
        <source>the layout of a block</source>
        <translation>块的布局</translation>
    </message>
    <message>
        <source>the layout places &quot;{id}&quot;, which is no layer</source>
        <translation>布局中的“{id}”不是层</translation>
    </message>
    <message>
        <source>the path of a file</source>
        <translation>文件路径</translation>
    </message>
    <message>
        <source>the path of a folder</source>
        <translation>文件夹路径</translation>
    </message>
    <message>
        <source>the result of {layer}</source>
        <translation>{layer}的结果</translation>
    </message>
    <message>
        <source>the result of {layer} with an activation</source>
        <translation>{layer}带激活函数的结果</translation>
    </message>
    <message>
        <source>the settings of a layer are nested too deeply</source>
        <translation>某层的设置嵌套过深</translation>
    </message>
    <message>
        <source>the sizes of &quot;{name}&quot; are not numbers</source>
        <translation>“{name}”的尺寸不是数值</translation>
    </message>
    <message>
        <source>the token {name} is missing</source>
        <translation>缺少词元 {name}</translation>
    </message>
    <message>
        <source>the tokens of a text input: (N, steps) of whole numbers</source>
        <translation>文本输入的词元：整数的 (N, 步)</translation>
    </message>
    <message>
        <source>the type of &quot;{name}&quot; is not known</source>
        <translation>“{name}”的类型未知</translation>
    </message>
    <message>
        <source>times</source>
        <translation>次</translation>
    </message>
    <message>
        <source>token 0 is not the padding</source>
        <translation>0 号词元不是填充词元</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>tokens of a vocabulary of {count}</source>
        <translation>词表大小为 {count} 的词元</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>可训练</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>two edges or more</source>
        <translation>两条或更多连线</translation>
    </message>
    <message>
        <source>two layers have the id &quot;{id}&quot;</source>
        <translation>有两个层的标识都是“{id}”</translation>
    </message>
    <message>
        <source>unknown kind of tensor</source>
        <translation>未知类型的张量</translation>
    </message>
    <message>
        <source>unreadable header</source>
        <translation>文件头无法读取</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>不填充</translation>
    </message>
    <message>
        <source>validate</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>variation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>weight {weight}</source>
        <translation>权重 {weight}</translation>
    </message>
    <message>
        <source>weights of at most {limit}</source>
        <translation>权重最多为 {limit}</translation>
    </message>
    <message>
        <source>whole sample</source>
        <translation>整个样本</translation>
    </message>
    <message>
        <source>wrong length</source>
        <translation>长度不符</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{before} {after}</source>
        <translation>{before}{after}</translation>
    </message>
    <message>
        <source>{before}; {after}</source>
        <translation>{before}；{after}</translation>
    </message>
    <message>
        <source>{count}</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count} a channel</source>
        <translation>每通道 {count} 个</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} 字节</translation>
    </message>
    <message>
        <source>{count} cells are no numbers and count as gaps</source>
        <translation>{count} 个单元格不是数字，按缺失值处理</translation>
    </message>
    <message>
        <source>{count} cells instead of {width}</source>
        <translation>有 {count} 个单元格，应为 {width} 个</translation>
    </message>
    <message>
        <source>{count} cells of &quot;{name}&quot; hold no number, such as &quot;{example}&quot; in line {line}; they count as gaps.</source>
        <translation>“{name}”有 {count} 个单元格不是数值，例如第 {line} 行的“{example}”；按缺失值处理。</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} 个通道</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} 个类别</translation>
    </message>
    <message>
        <source>{count} dimensions after the batch</source>
        <translation>批次之后 {count} 个维度</translation>
    </message>
    <message>
        <source>{count} edges</source>
        <translation>{count} 条连线</translation>
    </message>
    <message>
        <source>{count} empty lines</source>
        <translation>{count} 个空行</translation>
    </message>
    <message>
        <source>{count} features</source>
        <translation>{count} 个特征</translation>
    </message>
    <message>
        <source>{count} filters</source>
        <translation>{count} 个卷积核</translation>
    </message>
    <message>
        <source>{count} gaps were filled with the number before them.</source>
        <translation>{count} 个缺失值已用前一个数值填补。</translation>
    </message>
    <message>
        <source>{count} groups</source>
        <translation>{count} 组</translation>
    </message>
    <message>
        <source>{count} heads</source>
        <translation>{count} 个头</translation>
    </message>
    <message>
        <source>{count} kinds</source>
        <translation>词表 {count}</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} 层</translation>
    </message>
    <message>
        <source>{count} layers start from the other weights: {taken}. Start anew: {fresh}</source>
        <translation>{count} 层从其他权重开始：{taken}。重新开始：{fresh}</translation>
    </message>
    <message>
        <source>{count} left out: {examples}</source>
        <translation>已略去 {count} 个：{examples}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
    <message>
        <source>{count} numbers</source>
        <translation>{count} 个数值</translation>
    </message>
    <message>
        <source>{count} numbers in a sample, for {shape}</source>
        <translation>样本中有 {count} 个数值，对应 {shape}</translation>
    </message>
    <message>
        <source>{count} of {length} tokens are unknown.</source>
        <translation>{length} 个词元中有 {count} 个未知。</translation>
    </message>
    <message>
        <source>{count} pictures of {height} x {width} pixels need {size:.1f} GB of memory. At most 4 GB are used.</source>
        <translation>{count} 张 {height} x {width} 像素的图像需要 {size:.1f} GB 内存。最多使用 4 GB。</translation>
    </message>
    <message>
        <source>{count} rows at the start were left out, because &quot;{name}&quot; has no number there yet.</source>
        <translation>已略去开头 {count} 行，因为“{name}”在那里还没有数值。</translation>
    </message>
    <message>
        <source>{count} rows repeat a time of &quot;{name}&quot;; the first of each was kept.</source>
        <translation>{count} 行的“{name}”时间重复；每个时间仅保留第一行。</translation>
    </message>
    <message>
        <source>{count} steps, fewer than a window of {steps}</source>
        <translation>{count} 步，少于窗口的 {steps} 步</translation>
    </message>
    <message>
        <source>{count} texts are as long as the network reads, or longer and are cut</source>
        <translation>{count} 个文本达到或超过网络读取的长度，超出部分被截断</translation>
    </message>
    <message>
        <source>{count} texts are read already</source>
        <translation>已经读取 {count} 个文本</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count} 次</translation>
    </message>
    <message>
        <source>{count} times are missing between the rows of &quot;{name}&quot;.</source>
        <translation>“{name}”的各行之间缺少 {count} 个时间点。</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} 个词元</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} 个单元</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>{count} 个值</translation>
    </message>
    <message>
        <source>{count} windows were left out, because &quot;{name}&quot; has a gap where they are to be judged.</source>
        <translation>已略去 {count} 个窗口，因为“{name}”在需要评判之处缺失。</translation>
    </message>
    <message>
        <source>{expected} at {layer} inside</source>
        <translation>内部的{layer}处：{expected}</translation>
    </message>
    <message>
        <source>{field}: expected a name. Received {value}.</source>
        <translation>{field}：应为名称，实际为 {value}。</translation>
    </message>
    <message>
        <source>{field}: expected settings by name.</source>
        <translation>{field}：应为按名称给出的设置。</translation>
    </message>
    <message>
        <source>{file}line {line}</source>
        <translation>{file}第 {line} 行</translation>
    </message>
    <message>
        <source>{file}{row}</source>
        <translation>{file}{row}</translation>
    </message>
    <message>
        <source>{flag}: expected NAME=VALUE. Received &quot;{word}&quot;.</source>
        <translation>{flag}：应为 NAME=VALUE，实际为“{word}”。</translation>
    </message>
    <message>
        <source>{folds} folds of {count} samples cannot be made.</source>
        <translation>无法将 {count} 个样本分成 {folds} 折。</translation>
    </message>
    <message>
        <source>{hint} What was learned is kept: once this is mended, the same command with --resume writes it.</source>
        <translation>{hint}已学到的内容会保留：修复此问题后，用相同命令加 --resume 即可写入。</translation>
    </message>
    <message>
        <source>{images} holds {num_images} pictures, {labels} {num_labels} labels.</source>
        <translation>{images} 含有 {num_images} 张图像，而 {labels} 含有 {num_labels} 个标签。</translation>
    </message>
    <message>
        <source>{inputs} inputs and {outputs} outputs</source>
        <translation>{inputs} 个输入和 {outputs} 个输出</translation>
    </message>
    <message>
        <source>{label} &quot;{node}&quot; cannot be trained with the loss {loss}.</source>
        <translation>{label}“{node}”不能用损失 {loss} 训练。</translation>
    </message>
    <message>
        <source>{label}: expected {expected}. Received {received}.</source>
        <translation>{label}：应为 {expected}，实际为 {received}。</translation>
    </message>
    <message>
        <source>{layer} &quot;{name}&quot;</source>
        <translation>{layer}“{name}”</translation>
    </message>
    <message>
        <source>{layer} cannot be inside a block.</source>
        <translation>{layer}不能位于块内。</translation>
    </message>
    <message>
        <source>{layer} gives nothing that another layer could take.</source>
        <translation>{layer}没有可供其他层接收的输出。</translation>
    </message>
    <message>
        <source>{layer} gives numbers from {low:g} to {high:g}. The normalised pixels it shall equal reach further.</source>
        <translation>{layer}输出 {low:g} 到 {high:g} 之间的数值，而它要重建的归一化像素会超出此范围。</translation>
    </message>
    <message>
        <source>{layer} is connected already.</source>
        <translation>{layer}已连接。</translation>
    </message>
    <message>
        <source>{layer} is not a block.</source>
        <translation>{layer}不是块。</translation>
    </message>
    <message>
        <source>{layer} is repeated, but has more than one input or output.</source>
        <translation>{layer}被重复，但有不止一个输入或输出。</translation>
    </message>
    <message>
        <source>{layer} leads to no output: it is not part of the network.</source>
        <translation>{layer}不通向任何输出：它不属于网络的一部分。</translation>
    </message>
    <message>
        <source>{layer} starts with the weights of {name}</source>
        <translation>{layer}以 {name} 的权重开始</translation>
    </message>
    <message>
        <source>{layer} takes nothing from other layers.</source>
        <translation>{layer}不接收其他层的输入。</translation>
    </message>
    <message>
        <source>{layer}: an edge ends at &quot;{port}&quot;, which it does not have.</source>
        <translation>{layer}：有连线的终点是它没有的端口“{port}”。</translation>
    </message>
    <message>
        <source>{layer}: expected {expected}. Received {received}.</source>
        <translation>{layer}：应为 {expected}，实际为 {received}。</translation>
    </message>
    <message>
        <source>{layer}: this version does not know it. It is kept as it is.</source>
        <translation>{layer}：此版本不认识它。它会原样保留。</translation>
    </message>
    <message>
        <source>{layer}: this version does not know its settings.</source>
        <translation>{layer}：此版本不认识其设置。</translation>
    </message>
    <message>
        <source>{layer}: two edges end at the same input.</source>
        <translation>{layer}：有两条连线接到同一个输入。</translation>
    </message>
    <message>
        <source>{length} whole numbers</source>
        <translation>{length} 个整数</translation>
    </message>
    <message>
        <source>{metric} over {count} folds: {mean} ± {std}</source>
        <translation>{count} 折的{metric}：{mean} ± {std}</translation>
    </message>
    <message>
        <source>{metric} {value} after about {seconds} s</source>
        <translation>{metric} {value}，约 {seconds} 秒</translation>
    </message>
    <message>
        <source>{name} ({size:.0f} GB)</source>
        <translation>{name} ({size:.0f} GB)</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}</source>
        <translation>无法读取 {name}：{reason}</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} cannot be {value}.</source>
        <translation>{name} 不能为 {value}。</translation>
    </message>
    <message>
        <source>{name} has fewer than two classes of series with at least {steps} steps.</source>
        <translation>{name} 中至少 {steps} 步的时间序列不足两个类别。</translation>
    </message>
    <message>
        <source>{name} has labels, but no column of texts.</source>
        <translation>{name} 有标签，但没有文本列。</translation>
    </message>
    <message>
        <source>{name} has no column &quot;{column}&quot;, which the network reads.</source>
        <translation>{name} 没有网络要读取的列“{column}”。</translation>
    </message>
    <message>
        <source>{name} has no column of numbers besides its time.</source>
        <translation>{name} 除时间外没有数值列。</translation>
    </message>
    <message>
        <source>{name} has no column that could be predicted.</source>
        <translation>{name} 中没有可预测的列。</translation>
    </message>
    <message>
        <source>{name} has no column to read besides the target &quot;{target}&quot;.</source>
        <translation>{name} 中除目标列“{target}”外没有可读取的列。</translation>
    </message>
    <message>
        <source>{name} has no row with two texts.</source>
        <translation>{name} 没有含两条文本的行。</translation>
    </message>
    <message>
        <source>{name} has no rows below its header.</source>
        <translation>{name} 的表头之下没有数据行。</translation>
    </message>
    <message>
        <source>{name} has no text with a label. {first}</source>
        <translation>{name} 没有带标签的文本。{first}</translation>
    </message>
    <message>
        <source>{name} has only one class, &quot;{label}&quot;. At least two are needed.</source>
        <translation>{name} 只有一个类别“{label}”。至少需要两个。</translation>
    </message>
    <message>
        <source>{name} has only one column. A table needs at least one to read and one to predict.</source>
        <translation>{name} 只有一列。表格至少需要一列用于读取、一列用于预测。</translation>
    </message>
    <message>
        <source>{name} has {count} different labels. At most 1,000 classes are supported.</source>
        <translation>{name} 有 {count} 个不同的标签。最多支持 1,000 个类别。</translation>
    </message>
    <message>
        <source>{name} has {width} columns. At most 10,000 are read.</source>
        <translation>{name} 有 {width} 列。最多读取 10,000 列。</translation>
    </message>
    <message>
        <source>{name} has {width} x {height} pixels. At most 40 million pixels can be read.</source>
        <translation>{name} 有 {width} x {height} 像素。最多可读取 4000 万像素。</translation>
    </message>
    <message>
        <source>{name} holds more than {count:,} files.</source>
        <translation>{name} 中的文件超过 {count:,} 个。</translation>
    </message>
    <message>
        <source>{name} holds more than {size:,.0f} MB when it is unpacked.</source>
        <translation>{name} 解压后超过 {size:,.0f} MB。</translation>
    </message>
    <message>
        <source>{name} holds no pictures.</source>
        <translation>{name} 中没有图片。</translation>
    </message>
    <message>
        <source>{name} holds no texts.</source>
        <translation>{name} 中没有文本。</translation>
    </message>
    <message>
        <source>{name} holds only {count} characters of text. At least {least} are needed.</source>
        <translation>{name} 只有 {count} 个字符的文本。至少需要 {least} 个。</translation>
    </message>
    <message>
        <source>{name} is a project, not data.</source>
        <translation>{name} 是项目，不是数据。</translation>
    </message>
    <message>
        <source>{name} is a single picture. To train, a folder of pictures is needed.</source>
        <translation>{name} 是单张图片。训练需要图片文件夹。</translation>
    </message>
    <message>
        <source>{name} is a {what}, not a text.</source>
        <translation>{name} 是 {what}，不是文本。</translation>
    </message>
    <message>
        <source>{name} is a {what}, which is not data to train on.</source>
        <translation>{name} 是 {what}，不是可用于训练的数据。</translation>
    </message>
    <message>
        <source>{name} is an IDX file, but its name does not say what it holds.</source>
        <translation>{name} 是 IDX 文件，但其名称未说明内容。</translation>
    </message>
    <message>
        <source>{name} is an archive without data to train on, is damaged, or cannot be unpacked.</source>
        <translation>{name} 是压缩包，但其中没有可用于训练的数据，或者已损坏，或者无法解压。</translation>
    </message>
    <message>
        <source>{name} is damaged or not complete: {reason}.</source>
        <translation>{name} 已损坏或不完整：{reason}。</translation>
    </message>
    <message>
        <source>{name} is damaged: its header announces {size} bytes, it holds {have}.</source>
        <translation>{name} 已损坏：文件头声明为 {size} 字节，实际为 {have}。</translation>
    </message>
    <message>
        <source>{name} is damaged: {reason}.</source>
        <translation>{name} 已损坏：{reason}。</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes).</source>
        <translation>{name} 为空（0 字节）。</translation>
    </message>
    <message>
        <source>{name} is empty ({size} bytes).</source>
        <translation>{name} 为空（{size} 字节）。</translation>
    </message>
    <message>
        <source>{name} is larger than 256 MB.</source>
        <translation>{name} 大于 256 MB。</translation>
    </message>
    <message>
        <source>{name} is larger than 512 MB.</source>
        <translation>{name} 大于 512 MB。</translation>
    </message>
    <message>
        <source>{name} is neither a file nor a folder.</source>
        <translation>{name} 既不是文件也不是文件夹。</translation>
    </message>
    <message>
        <source>{name} is not a file that can be read.</source>
        <translation>{name} 不是可读取的文件。</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read.</source>
        <translation>{name} 不是可读取的图片。</translation>
    </message>
    <message>
        <source>{name} is not a readable text: byte {byte} at position {position} (line {line}) fits no encoding.</source>
        <translation>{name} 不是可读的文本：位置 {position}（第 {line} 行）的字节 {byte} 不符合任何编码。</translation>
    </message>
    <message>
        <source>{name} is not an IDX file of {what}: it starts with {start}, expected {expected}.</source>
        <translation>{name} 不是{what}的 IDX 文件：其开头为 {start}，应为 {expected}。</translation>
    </message>
    <message>
        <source>{name} is not readable JSON: {reason}.</source>
        <translation>{name} 不是可读的 JSON：{reason}。</translation>
    </message>
    <message>
        <source>{name} is not {encoding}: byte {byte} at position {position} (line {line}) does not fit.</source>
        <translation>{name} 不是 {encoding} 编码：位置 {position}（第 {line} 行）的字节 {byte} 不符。</translation>
    </message>
    <message>
        <source>{name} is nothing that can be read as data.</source>
        <translation>{name} 无法作为数据读取。</translation>
    </message>
    <message>
        <source>{name} is there, but the file with its {part} is missing.</source>
        <translation>{name} 存在，但缺少其{part}文件。</translation>
    </message>
    <message>
        <source>{name} mixes encodings: some of it is UTF-8, byte {byte} at position {position} (line {line}) is not.</source>
        <translation>{name} 混用了多种编码：一部分是 UTF-8，但位置 {position}（第 {line} 行）的字节 {byte} 不是。</translation>
    </message>
    <message>
        <source>{name} needs two different columns, of texts and of answers.</source>
        <translation>{name} 需要两个不同的列：文本列和答案列。</translation>
    </message>
    <message>
        <source>{name} says it holds {size:.1f} GB. At most 4 GB are read.</source>
        <translation>{name} 声明含有 {size:.1f} GB。最多读取 4 GB。</translation>
    </message>
    <message>
        <source>{name} {size}, as in the data</source>
        <translation>{name} {size}，与数据一致</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}：{reason}</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>{noun} from {low} to {high}</source>
        <translation>{low} 到 {high} 之间的{noun}</translation>
    </message>
    <message>
        <source>{noun} of at least {low}</source>
        <translation>不小于 {low} 的{noun}</translation>
    </message>
    <message>
        <source>{noun} of at most {high}</source>
        <translation>不大于 {high} 的{noun}</translation>
    </message>
    <message>
        <source>{part} does not hold a small PNG picture.</source>
        <translation>{part} 不是小尺寸的 PNG 图片。</translation>
    </message>
    <message>
        <source>{part} does not hold what it should: {problems}.</source>
        <translation>{part} 的内容不符合要求：{problems}。</translation>
    </message>
    <message>
        <source>{part} holds values that cannot be saved.</source>
        <translation>{part} 含有无法保存的值。</translation>
    </message>
    <message>
        <source>{part} is not as it was written</source>
        <translation>{part} 与写入时不一致</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation>{path} 已存在。</translation>
    </message>
    <message>
        <source>{path} holds more than a million files.</source>
        <translation>{path} 含有超过一百万个文件。</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path} 不存在。</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{run} answers from now on.</source>
        <translation>现在由 {run} 进行预测。</translation>
    </message>
    <message>
        <source>{sentence} {hint}</source>
        <translation>{sentence}{hint}</translation>
    </message>
    <message>
        <source>{sentence} {remedy}</source>
        <translation>{sentence}{remedy}</translation>
    </message>
    <message>
        <source>{shape}</source>
        <translation>{shape}</translation>
    </message>
    <message>
        <source>{shape} from every edge</source>
        <translation>每条连线均为 {shape}</translation>
    </message>
    <message>
        <source>{shape} from every edge, but for the joined size</source>
        <translation>除拼接的维度外，每条连线均为 {shape}</translation>
    </message>
    <message>
        <source>{shape} from every edge, or 1 in place of a size</source>
        <translation>每条连线均为 {shape}，或某个尺寸为 1</translation>
    </message>
    <message>
        <source>{shape} of at least {smallest}</source>
        <translation>{shape}，至少为 {smallest}</translation>
    </message>
    <message>
        <source>{shape} of whole numbers</source>
        <translation>整数的 {shape}</translation>
    </message>
    <message>
        <source>{shape}, as the mean</source>
        <translation>{shape}，与均值相同</translation>
    </message>
    <message>
        <source>{shape}, as the real samples</source>
        <translation>{shape}，与真实样本相同</translation>
    </message>
    <message>
        <source>{share} % readable after about {seconds} s</source>
        <translation>{share} % 可辨认，约 {seconds} 秒</translation>
    </message>
    <message>
        <source>{size}</source>
        <translation>{size}</translation>
    </message>
    <message>
        <source>{size} bytes in {count} parts are more than a project holds.</source>
        <translation>{count} 个部分共 {size} 字节，超出了项目的容量。</translation>
    </message>
    <message>
        <source>{size} {method}</source>
        <translation>{size} {method}</translation>
    </message>
    <message>
        <source>{steps} steps × {features}</source>
        <translation>{steps} 步 × {features}</translation>
    </message>
    <message>
        <source>{target} already leads to {source}: this edge would close a circle.</source>
        <translation>{target}已通向{source}：此连线会形成环路。</translation>
    </message>
    <message>
        <source>{what} has an unknown entry &quot;{key}&quot;</source>
        <translation>{what}含有未知条目“{key}”</translation>
    </message>
    <message>
        <source>{what} is not a JSON list</source>
        <translation>{what}不是 JSON 列表</translation>
    </message>
    <message>
        <source>{what} is not a JSON object</source>
        <translation>{what}不是 JSON 对象</translation>
    </message>
    <message>
        <source>{what} is not a text</source>
        <translation>{what}不是文本</translation>
    </message>
    <message>
        <source>{what} is not true or false</source>
        <translation>{what}不是真或假</translation>
    </message>
    <message>
        <source>{what} lacks &quot;{key}&quot;</source>
        <translation>{what}缺少“{key}”</translation>
    </message>
    <message>
        <source>{width}×{height} {colour}</source>
        <translation>{width}×{height} {colour}</translation>
    </message>
</context>
</TS>
