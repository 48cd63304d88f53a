namespace SeaTable.Generators.Texts;

/// <summary>A text, and the file that it is from.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Text">All of its text.</param>
internal sealed record FileText(string Path, string Text);
