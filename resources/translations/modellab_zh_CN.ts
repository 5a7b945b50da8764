<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples and recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as Python…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group into a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dissolve the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All actions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Model Lab</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchPanel</name>
    <message>
        <source>Folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder of pictures or a CSV file here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze or train weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group into a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dissolve the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown kind of layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received {what}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space or double-click to add a layer,
or drag one here from the left.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>(auto)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type the name of an action</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Comment</name>
    <message>
        <source>Your note on this layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>{count} samples of {truth} were taken for {predicted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Preparing the run ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No curves yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Train (F5): loss and metric appear here while the network learns.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosisPanel</name>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the recipe for the next run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Model Lab projects (*.mlab)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without saving, they are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Model Lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assemble a neural network, train it while the curves move, and test it.
Apache-2.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model Lab made a mistake. Your work is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on. The report below helps to mend it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluationPanel</name>
    <message>
        <source>Evaluating ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed} predictions/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a cell to see its samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {truth} taken for {predicted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the network on samples that it has not learned from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train first; then measure the network here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} FLOPs per sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an input: press Space on the canvas, or drag a layer from the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend what is marked red, then press Train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Train, or select a layer to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Search… (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview: click to look elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberBox</name>
    <message>
        <source>(auto)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Find a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gets from {names}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureWell</name>
    <message>
        <source>Picture to test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a picture, paste one, or draw with the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw here,
or drop a picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreparationPanel</name>
    <message>
        <source>Preparation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variation while training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Curves of {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the run ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch} / {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step} / {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed} samples/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickAdd</name>
    <message>
        <source>Search layers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers that fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not fit here as it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipePanel</name>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>{count} differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select two runs to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet. Press Train (F5); every run is kept here with its curves and weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for testing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over network and recipe of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your note on this run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamplesPanel</name>
    <message>
        <source>Reading the data ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder with a folder of pictures for each class, a CSV file, or IDX files such as MNIST here, or open them on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to validate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} pictures of {width}×{height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number to predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As varied while training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the network to the data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Open data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables, IDX files and ZIP archives ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open file...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>What would you like to train?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not finished last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New from my data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of pictures, a CSV file, or IDX files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved. Last change {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run was interrupted. It goes on where it was, {when}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training: epoch {epoch} / {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused in epoch {epoch} / {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory {megabytes} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU {used}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autosaved {seconds} s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autosaved {minutes} min ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TestPage</name>
    <message>
        <source>Weights of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TestPanel</name>
    <message>
        <source>Open pictures to test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw, drop, paste or open a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train first, if only for an epoch; then this panel answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show which pixels speak for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the network is trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>{count} layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} FLOPs/sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch {batch} needs {size}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing of the train curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw up to five runs before this one behind its curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo zooming (double click on a plot)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_DockTitle</name>
    <message>
        <source>Move into a window of its own, or back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this panel (View menu)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>&quot;modellab --help&quot; lists the commands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{id}&quot; cannot be the id of a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{id}&quot; cannot be the id of a new layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{kind}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{kind}&quot; cannot be a kind of layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{most}&quot; has {num_most} training samples, &quot;{least}&quot; only {num_least}. Class weights make up for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be opened. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be read: permission denied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of a part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of the class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be written: its folder does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be written: the file or its folder is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has another size than its shape says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has type {dtype}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; holds {dtype}, which cannot be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is empty and was filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is in use by another window or program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is too large: {size} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was changed on the disk by another window or program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was not read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot;: expected a .safetensors, .pt or .pth file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot;: expected a number. Received {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{name}&quot;: the training data has no &quot;{value}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{source}&quot; and &quot;{target}&quot; are not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{text}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(N, ...) with something to flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(N, channels, height, width)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(N, channels, height, width) or (N, channels, length)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(N, channels, length)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(N, features)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(N, features), (N, channels, length) or (N, channels, height, width)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(N, steps) of token numbers, as a text input gives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(N, steps, features)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(N, {classes}), one score for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(N, {values}), one number for each value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set: expected NAME=VALUE. Received &quot;{word}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 leaves colours as they are. Grey pictures have none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.1 means between 0.9 and 1.1 times the size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.2 means between 0.8 and 1.2 times as bright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.2 means between 0.8 and 1.2 times the contrast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 for grey, 3 for colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1,797 grey pictures of 8x8 pixels in 10 classes. They come with the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7-Zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CSV file with a row for each sample. Columns of numbers and of repeating words are read; one column is what the network learns to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block cannot be called &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A convolution in which each channel has filters of its own. Far cheaper; a 1×1 Conv 2-D after it mixes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A convolution the other way round: makes pictures larger. Decoders and generators use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A convolutional network reads 8x8 digits. Trains in seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with a sub-folder of pictures for each class; train, val and test above them are understood. A ZIP file of the same is read without unpacking it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A heat map needs a network that reads pictures and answers with classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layer cannot be placed at ({x}, {y}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network may hold at most {limit} layers, repeated blocks included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quotation mark that is never closed is the usual cause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smooth relative of ReLU. The usual choice in transformers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step size of its own for every weight. The right first choice for most networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A way leads out of the selection and back into {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMSGrad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam with weight decay kept apart from the gradient; usual for transformers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adaptive average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a Class output or a Value output and train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a layer or unfreeze one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an input from the palette.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an output from the palette.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the variance, so that nothing is divided by zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a learned constant to each filter. A batch norm right after makes it useless.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a learned constant to each unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds learned constants to the projections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds learned constants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds results of the same shape, number by number. Makes residual connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds to each step of a sequence where it stands. Attention does not know the order otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count} labels are {label}. At least two classes are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also makes a value of a last window that is only partly filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also reads from the end to the start; gives twice as many numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An edge ends at &quot;{id}&quot;, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry of the journal is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unexpected error ended the run: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another number shuffles differently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers which class a sample belongs to, with a probability for each. Takes one score for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers with numbers, such as a price or a position. Takes one number for each value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied to the result. Without one, layers in a row can only compute what a single layer could.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arranges the numbers of a sample in other sizes, in the same order. One size may be -1: what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for permission to read it, or copy it to a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {limit} bytes can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention and a small feed-forward network, each with a shortcut and a norm, stacked. Put a positional encoding before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average distance to the right value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average distance to the right value; outliers weigh little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average squared distance to the right value; large errors weigh most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Averages a sequence over its steps. A simple way from a text to one row of features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Averages to a size of your choice, whatever the size of the picture. Windows are chosen to fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BMP picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance of precision and recall; mean over classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced makes rare classes count as much as frequent ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between the two linear layers of the feed-forward network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blackens a random rectangle, so that no single part decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Border added on each side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU ({count} cores)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file is a table with one row a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the files are complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the driver with &quot;nvidia-smi&quot;, or choose another device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Automatic, or a device of the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file or a folder on the data page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of pictures, or a CSV file with the columns of the training data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with a sub-folder of PNG, JPEG, BMP, GIF, WEBP or TIFF pictures for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name that is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a project file, or another copy of this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a run of such a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or close the program that has the file open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or delete it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another split, or give it a share on the Data page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another target column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose bfloat16 or 32 bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose classification, or another target column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose data on the Data page, or with --data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose data on the Data page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files that belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {fitting}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {measured}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose other data or smaller shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose regression, or another target column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder above, or add a sub-folder for another class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there, or wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns are separated by comma, semicolon, tab or |.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares the result with the network&apos;s own input. Autoencoders and denoisers end here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the drive that holds it, or choose the data again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conv 1-D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conv 2-D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conv, norm, ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy layers in Model Lab first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cropping the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-entropy that cares less about samples that are right already (Lin et al. 2017).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark on bright becomes bright on dark. Automatic: where the training pictures are grey with a dark border and the new picture has a bright one. The answer says when it was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data can only flow one way. Use a recurrent layer (RNN, LSTM, GRU) for feedback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete or ungroup its nodes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted {count} runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depthwise conv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean {close}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dissolve the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance between the points of a filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance between the points of a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides each step by the recent size of the gradient; an old favourite for RNNs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not keep the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again, or choose the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download or pack it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a network for the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw one on the Network page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the edge from a layer before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the edge to a layer behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drops whenever the watched metric stops improving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step sees only earlier ones, as for predicting what comes next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End divisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs between two drops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs between two looks at the validation samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs without improvement before it drops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase a rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors above this count linearly instead of squared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step looks at all steps and takes what it needs. With a second edge it looks at that sequence instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every unit weighs all features and adds them up. The classic layer at the end of most networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected one project to open. Received {count} arguments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than {count} training samples: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit pictures by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the network to the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the network to the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed number of tokens; leave it automatic for texts of any length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip top to bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For reconstructions between 0 and 1, such as black and white pictures. The network gives logits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space or save to another disk; the former file is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen weights stay as they are while the rest of the network is trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GIF picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GRU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it with --data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives each token a vector of its own, which it learns. Comes right after a text input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on with another processor or PyTorch: equivalent, not equal to the last bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group into a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDF5 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height and width of the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a picture of other proportions is brought to the size of the network&apos;s input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How exactly numbers are kept while computing; weights are always 32 bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each step moves the weights. Too large: the loss jumps; too small: it hardly falls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the mean and spread that predictions use follow the batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How improbable the network finds the right class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many are stacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many classes there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many different tokens there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many filters each channel gets for itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers come out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers each token becomes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers it answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers one row has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many patterns it looks for; as many channels come out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many things it looks for at once; must divide the number of features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times larger the picture becomes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much it remembers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much less easy samples count; 0 is cross-entropy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of a negative number passes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often it stands in a row, each time with weights of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the network sees all training samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly the running average forgets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly the running average of the gradient forgets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly the running average of the squared gradient forgets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Huber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In both directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {block}: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &amp; output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs and outputs stay outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert 1×1 Conv 2-D with {filters} filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Global average pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Linear {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Mean over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a CUDA build of PyTorch, or choose another device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install them with: pip install {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into how many groups the channels are split; must divide their number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert new pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends at the start divided by this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a Model Lab project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It starts at the peak divided by this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its former version is &quot;{backup}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the largest squared gradient seen (Reddi et al. 2018).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the last one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps only the last step of a sequence. A layer that reads both ways has a result setting for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps positive numbers and sets negative ones to zero. The usual choice after convolutions and linear layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the largest value of each stretch of a signal. Halves the length by default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the largest value of each window. Halves the picture by default, and does not mind small shifts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the mean of each window. Halves the picture by default, more softly than Max pool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest shift in each direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer &quot;{id}&quot;: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lays all numbers of a sample in one row. Needed between convolutions and linear layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn scale and shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn the positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out --resume to start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves height and width as 1, so that the result can be multiplied with a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it look at all steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like ReLU for positive numbers, and bends smoothly towards a negative limit below zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like ReLU, but lets a small part of negative numbers through. Units cannot die this way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like an LSTM with fewer weights. Often as good, and faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of {name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of {name} is {size:.1f} MB long. At most 1 MB is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer gradients are shortened to this length, which tames jumps of the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look one step ahead; works only with momentum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the learning rate to {rate:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST files (IDX)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST, Fashion-MNIST and others of that format as they are downloaded, packed with gzip or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a sub-folder for each class and put its pictures there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a sub-folder for each class, or drop the picture on the test page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the largest layers smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the last layer as large as the input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the network or its input smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the network&apos;s image input smaller, or use fewer pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the picture smaller first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes pictures larger or smaller and moves them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes pictures larger without weights, by repeating or blending pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max pool 1-D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend it on the Network page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrors pictures. Not for letters and digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model Lab reads folders or ZIP files of pictures, MNIST files (IDX) and tables (CSV).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move by up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the picture by some pixels; what is left free is black.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multi-head attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies each number by its sigmoid; also known as swish. Smooth, and good in deep networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies results number by number; a size of 1 is stretched. Makes gates and attention over channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of this block, wherever it is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names are train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, with or without .gz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names separated by commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network and recipe are those of {run} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer before it has this setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run of {path} was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {count} pictures can be read. The first is {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nonlinearity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalise over features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalises before each part instead of after it; trains more steadily when deep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalises each channel of each picture by itself. Takes contrast and style out of pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalises each channel over the batch. The usual companion of convolutions; wants batches of 16 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalises each sample by itself, whatever the batch. The usual companion of attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalises groups of channels within each sample. Good for convolutions when batches are small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is connected there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing readable is left of &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NumPy file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers cut off on each side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers, and words that repeat, can be predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers, and words that repeat, can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX export needs the packages {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of those in a class, how many were found; mean over classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of those predicted as a class, how many are right; mean over classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Debian and Ubuntu install libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0, or use the commands of modellab --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On plateau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only files with nothing but weights are read. Save the weights as .safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only look back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the class &quot;{label}&quot; has pictures that can be read. {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it from the File menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parquet file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures may be PNG, JPEG, BMP, GIF, WEBP or TIFF files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain gradient descent, usually with momentum and a schedule. Often the best end result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report it; the project is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positional encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor threads; automatic chooses by the size of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls every weight a little towards zero each step, which works against overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put both into the same folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put train-images-idx3-ubyte and train-labels-idx1-ubyte into the same folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts results next to each other. All sizes but the joined one must agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch finds no NVIDIA GPU here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the learning rate to {rate:g}, or give the network more units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the data was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads a sequence step by step with a memory that it can keep or forget. Good for long dependencies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconstruction output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered {name}. Save it to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove runs that are no longer needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the edge back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat a block less often, or remove some layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat pixels, or blend them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rises to the learning rate, then falls far below (Smith 2018).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root of the average squared error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns added at the end; below the stride.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples per step. Larger is faster per sample but takes more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it in a smaller format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the weights in one of these formats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save under another name, or open it again to see the changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale and move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale by up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the layers in between as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the layers that shall become a block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the layers to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separable conv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set activation to none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set classes to {classes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set groups to {groups}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set heads to {heads}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set kernel to {kernel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set longest to {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set order to {order}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set output padding to 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set padding to same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set padding to valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set padding to {pad}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set repeat to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set shape to one row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the channels of the image input to 1 for grey or 3 for colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set units to {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set values to {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set window to {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {name} to {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets random values to zero while training, so that no unit relies on a single other. Off when predicting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets whole channels to zero while training. Stronger than Dropout after convolutions. Off when predicting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of all samples that is held back for the final figures, where the data has no test split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of certainty taken from the right class and spread over all; makes answers less overconfident.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of connections set to zero while training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of samples that got the right class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the certainty that is spread over all classes; keeps the network from becoming overconfident.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the learning rate left at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the previous step that is kept; smooths the way down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the run in which it rises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the samples that it happens to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the spread that is explained; 1 is perfect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the training samples that is held back to watch the training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of values set to zero between stacked layers while training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of values set to zero while training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of values set to zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of width and height.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share with the right class among the five likeliest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of one filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the window that becomes one value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes without the batch, such as 64, 7, 7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides filters along a signal or a text. Takes (N, channels, length): put a Permute after an embedding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides small filters over the picture. Each filter looks for one pattern everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small number that keeps divisions finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller gains do not count as improvement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spatial dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it, or use part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splits channels and filters into groups that do not see each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squared for small errors, linear for large ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeeze and excite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes each number between -1 and 1. Keeps the sign, unlike sigmoid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes each number between 0 and 1. Used for gates and for values that are shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardising lets a network learn numbers of any size, such as prices. Answers and errors are given in the unit of the data all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardising makes each colour or column of the training samples have mean 0 and deviation 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands for a group of layers with a name. The same block can be used in many places and repeated in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run; its first weights can be taken from the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start divisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of all chance: same seed, same result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps from one position of the filter to the next; 2 halves the size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps from one window to the next; automatic means windows side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop early, add Dropout or augmentation, or find more data. The best weights are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops after so many epochs in which the watched metric did not improve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swaps dimensions. Leads from sequences (steps, features) to signals (channels, length) and back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a name of letters and digits, such as Network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take another copy of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over the network of {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over what fits instead, or train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes a text as a row of token numbers. An embedding comes next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes pictures, all brought to one size. Every picture network starts here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the columns of a table as numbers. Words in a column become one number for each different word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text in the file cannot be read: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block &quot;{name}&quot; is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block &quot;{name}&quot; would contain itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class &quot;{name}&quot; has no training samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The classic network for 28x28 pictures. Bring MNIST or your own data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column &quot;{name}&quot; alone tells the class of every sample. Ignore it unless it is known before the answer is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column &quot;{target}&quot; of {name} has only one value, &quot;{value}&quot;. At least two classes are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column &quot;{target}&quot; of {name} has {count} different values. At most 1,000 classes are supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column &quot;{target}&quot; of {name} holds words. A regression needs numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copied layers come from another version of Model Lab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data is not there any more: {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of the file is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exact formula, or the faster approximation by tanh that some published networks use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: parts of it are not as they were written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: {part} is missing or not wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interrupted run cannot go on: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer id &quot;{id}&quot; is not a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate drops every few epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate falls along half a cosine wave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate is multiplied by this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate rises from almost zero over these first steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit for very negative numbers, as a positive value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest sequence it can take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss became infinite or not a number at step {step}, so training ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is no longer a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory of the device is not enough for this network and batch size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network answers with numbers. The data has classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network answers with {wanted} values. The data has {have}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network cannot be read: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network ends in classes. The data has numbers to predict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network ends in {wanted} classes. The data has {have}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network gives {have} numbers back. Its input has {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no input. Add an image, table or text input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no output, so it cannot answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no output. Add a class, value or reconstruction output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no weights to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network learns the samples by heart: validation loss {now:.3g} now, {low:.3g} in epoch {best}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network reads pictures of {wanted}. The data has {have}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network reads {wanted} features. The data has {have}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network reads {wanted}. The data has {have}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network was trained on a table, not on pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s image input has {channels} channels. Pictures have 1, 3 or 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old places of the new dimensions, without the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture was inverted, as the settings say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture was inverted, since the training pictures are bright on dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures in {name} are not sorted into classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures of training and test files differ in size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plain recurrent layer: mixes each step with what it remembers. Forgets quickly; try a GRU first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The precision float16 needs an NVIDIA GPU. The device is {device}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no data to evaluate on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no data to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project holds no trained network yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project was written by Model Lab {app} and needs format {reader}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{run}&quot; cannot be saved under this id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run gave no result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was stopped before its first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved preparation is damaged: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved preparation of the data is damaged: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved state belongs to another network, recipe or data set, so the run cannot go on from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state could not be saved: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text cannot be pasted: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training loss hardly moves: {start:.3g} at the start, {end:.3g} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training loss rises: from {start:.3g} to {end:.3g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validation loss was still falling in the last epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The watched metric {metric} is not measured here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are damaged or no safetensors file: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are of another network. &quot;{name}&quot;: expected {expected}. Received {received}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights cannot be read: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of this network need {needed:,.0f} GB. This computer has {available:,.0f} GB of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window cannot be opened: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {split} split holds no samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no samples to {split} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no trained weights to ask yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no training files beside {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no training samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no GPU {key}; this computer has {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file and no command &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no layer with the id &quot;{id}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no ready-made network for this data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {what} named &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for {count} pictures of {height} x {width} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough space on the disk for &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to test in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There never was a project of format {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are kept as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no Apple GPU that PyTorch can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This installation of PyTorch cannot use NVIDIA GPUs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network cannot be written as ONNX: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version reads up to format {format}; install a newer version of Model Lab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again to fit it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train for {epochs} epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train it first: modellab train PROJECT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the network first, if only for an epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transformer encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transposed conv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a batch size of {half} instead of {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a smaller learning rate or gradient clipping, and look for wrong values in the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns each channel into one number, its largest. Says whether a pattern occurs anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns each channel into one number, its mean. A lean way from pictures to linear layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns pictures about their middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns pictures upside down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns scores into shares that add up to 1. A class output does this by itself: do not put one before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown layer &quot;{kind}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upsample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a block input or a block output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a class output, or choose another target column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a value output, or choose another target column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another block inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the input that fits the data, or choose other data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the newest version for both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values to predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Varies brightness, contrast and, of colour pictures, saturation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WEBP or sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warming up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waves of fixed lengths, or a vector for each position that is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What bends the sum in each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What decides which weights are best: automatic takes the output&apos;s first metric.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is brought to mean 0: each row of features by itself, or all of a sample at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is cut off the result: nothing (valid), as much as makes it stride times the size (same), or a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it knows after the last step, or what it knew after every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What separates columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What surrounds the input: nothing (valid), zeros so that the size stays (same), or a number of zeros.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to predict; empty to choose by name, or else the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What training makes small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where data enters a block. Each one becomes a port of the block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where data leaves a block. Each one becomes a port of the block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the first row names the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the layer may undo the normalisation, one scale and shift a channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the target is one of several classes or a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which block of this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which dimension adds up to 1: the last one, or the channels of a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which dimension grows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which weights the run ends with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the feed-forward network inside; four times the features is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own label for this layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP or Excel file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeros a side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeros added on each side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zstandard archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a block of this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a block with one input and one output, to repeat it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a connected input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a context (N, steps, {features})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fixed size, to keep the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gap inside the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a known layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a layer that this version knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a network within the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a network without circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of channels that {groups} groups divide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a place inside of one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a place outside of blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a position is not two finite numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a result of at most {limit} per sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a setting is neither text nor number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a size that can be written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a symbolic size that grows too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a way to an output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>along channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>along features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an edge at &quot;{port}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an edge does not have two ends with a port each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an edge ends at &quot;{id}&quot;, which is no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an edge ends at a port without a proper name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an edge from a layer before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an edge is given twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an end of an edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an even number of features, for pairs of sine and cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an odd kernel, since padding is same and the stride is 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an order such as 2, 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an output padding below the stride, {stride}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {limit} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels and filters that {groups} groups divide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels with more than one number each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged inside the ZIP file: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data that flows one way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edges at its own ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edges between layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every block output to be reached from a block input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>features that {heads} heads divide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first (channels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fixed sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fixed sizes to normalise over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float numbers in the shape of the network&apos;s input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float numbers of any shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float numbers of one shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float16 (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>focal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input of {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not hold layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not hold the parts that it lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {nodes} layers and {edges} edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {size} bytes of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not valid JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header does not begin as one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header is longer than the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its notes are not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its own result, in a circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its table of contents is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its table of contents was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tensors do not fill the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tensors overlap or leave gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last (features)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last dimension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less padding than the {size} numbers there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no context, since each step looks only at earlier ones of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old Excel file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one input and one output, to repeat the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output of {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padding of at most half the window, {half}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of a recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain scores, since its loss applies the activation itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings that need {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sizes such as 64, 7, 7 with at most one -1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope {slope}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source of data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the columns of a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the entry of &quot;{name}&quot; is not one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layout has a block &quot;{name}&quot; that the graph has not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layout of a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layout places &quot;{id}&quot;, which is no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the result of {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the result of {layer} with an activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings of a layer are nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sizes of &quot;{name}&quot; are not numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the type of &quot;{name}&quot; is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two edges or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two layers have the id &quot;{id}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights of at most {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} dimensions after the batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} equal samples have different classes: {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} left out: {examples}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} numbers in a sample, for {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pictures of {height} x {width} pixels need {size:.1f} GB of memory. At most 4 GB are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} samples repeat others of the same split: {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} samples stand in more than one split, so test figures look too good: {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{expected} at {layer} inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: expected a name. Received {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: expected settings by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{images} holds {num_images} pictures, {labels} {num_labels} labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inputs} inputs and {outputs} outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} &quot;{node}&quot; cannot be trained with the loss {loss}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: expected {expected}. Received {received}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} &quot;{name}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} cannot be inside a block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} gives nothing that another layer could take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} is connected already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} is not a block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} is repeated, but has more than one input or output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} leads to no output: it is not part of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} takes nothing from other layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: an edge ends at &quot;{port}&quot;, which it does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: expected {expected}. Received {received}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: this version does not know it. It is kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: this version does not know its settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: two edges end at the same input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ({size:.0f} GB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no column that could be predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no column to read besides the target &quot;{target}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no rows below its header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has only one class, &quot;{label}&quot;. At least two are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has only one column. A table needs at least one to read and one to predict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {width} columns. At most 10,000 are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {width} x {height} pixels. At most 40 million pixels can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds no pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a ZIP file without pictures, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a damaged ZIP file: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a packed archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a project, not data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a single picture. To train, a folder of pictures is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a {what}, not a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a {what}, which is not data to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is an IDX file, but its name does not say what it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged: its header announces {size} bytes, it holds {have}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty ({size} bytes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is larger than 256 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is larger than 512 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is neither a file nor a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a file that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a readable text: byte {byte} at position {position} (line {line}) fits no encoding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not an IDX file of {what}: it starts with {start}, expected {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is nothing that can be read as data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is there, but the file with its {part} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} says it holds {size:.1f} GB. At most 4 GB are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {size}, as in the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{noun} from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{noun} of at least {low}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{noun} of at most {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} does not hold a small PNG picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} does not hold what it should: {problems}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} holds values that cannot be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} is not as it was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds more than a million files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} answers from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shape} from every edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shape} from every edge, but for the joined size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shape} from every edge, or 1 in place of a size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shape} of at least {smallest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shape} of whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} bytes in {count} parts are more than a project holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} {method}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} already leads to {source}: this edge would close a circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} has an unknown entry &quot;{key}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is not a JSON list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is not a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is not true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} lacks &quot;{key}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width}×{height} {colour}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
