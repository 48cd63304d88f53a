namespace SeaTable.Architecture.Tests.Layers;

/// <summary>A place where code of one folder uses what another folder declares.</summary>
internal sealed record Reference(string From, string To, string File, int Line, string Used, string User)
{
    public override string ToString() => $"{File}({Line}): '{Used}' used in '{User}'";
}
