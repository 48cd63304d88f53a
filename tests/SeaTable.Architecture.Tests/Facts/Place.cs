namespace SeaTable.Architecture.Tests.Facts;

/// <summary>A line of code in which a fact stands.</summary>
/// <param name="File">The file, relative to the repository.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Text">The line itself, without the blanks around it.</param>
internal sealed record Place(string File, int Line, string Text)
{
    public override string ToString() => $"{File}({Line}): {Text}";
}
