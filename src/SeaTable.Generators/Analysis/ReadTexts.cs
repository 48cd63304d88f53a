using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Analysis;

/// <summary>
/// What is made of schema files. One text, with the settings of its code, is read once, however often the project changes.
/// </summary>
internal sealed class ReadTexts<T>
    where T : class
{
    /// <summary>Stands for the settings of the code of a schema file that has no file with such.</summary>
    private readonly SourceText _noCodegen = SourceText.From("");

    private readonly ConditionalWeakTable<SourceText, ConditionalWeakTable<SourceText, ReadOnce<T>>> _read = new();

    public T? Get(SourceText schema, SourceText? codegen, Func<T?> read) =>
        _read.GetOrCreateValue(schema).GetOrCreateValue(codegen ?? _noCodegen).Get(read);
}
