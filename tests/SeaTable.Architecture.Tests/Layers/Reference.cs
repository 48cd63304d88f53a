namespace SeaTable.Architecture.Tests.Layers;

/// <summary>A place where code of one folder uses what another folder declares.</summary>
/// <param name="From">The folder that uses.</param>
/// <param name="To">The folder that is used.</param>
/// <param name="File">The file of the place, relative to its project.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Used">The name of what is used.</param>
/// <param name="User">The type and member that use it; empty when the file has neither.</param>
internal sealed record Reference(string From, string To, string File, int Line, string Used, string User)
{
    public override string ToString() =>
        $"{File}({Line}): '{Used}' used in {(User.Length == 0 ? "the file as a whole" : $"'{User}'")}";
}
