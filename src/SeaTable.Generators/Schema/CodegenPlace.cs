using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>Where the settings of the C# code stand: in a section of the schema file, or in a file beside it.</summary>
/// <param name="FileName">The file that they stand in, without its folder.</param>
/// <param name="IsFileOfItsOwn">Whether nothing else stands in that file.</param>
/// <param name="Diagnostics">Takes what is wrong in that file.</param>
internal sealed record CodegenPlace(string FileName, bool IsFileOfItsOwn, FileDiagnostics Diagnostics)
{
    /// <summary>Where to put an entry of <c>names</c>, in words.</summary>
    public string Names => "\"names\" in " + (IsFileOfItsOwn ? FileName : "the section \"codegen\" of " + FileName);

    /// <summary>Reports what can't be followed.</summary>
    public void Report(TextRange range, string problem) => Diagnostics.Report(Rules.WrongCodegen, range, Words, problem);

    /// <summary>Reports what has no effect.</summary>
    public void Warn(TextRange range, string problem) => Diagnostics.Warn(Rules.WrongCodegen, range, Words, problem);

    private string Words => IsFileOfItsOwn ? FileName : "The section codegen of " + FileName;
}
