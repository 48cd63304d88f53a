using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Completion.Tests.Harness;

/// <summary>Loads analyzers as they were built, and only once.</summary>
internal sealed class AnalyzerLoader : IAnalyzerAssemblyLoader
{
    public static AnalyzerLoader Instance { get; } = new();

    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
}
