using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>
/// What a test says a diagnostic must be. <paramref name="Mark"/> is the number of the mark in <paramref name="Path"/>.
/// </summary>
internal sealed record ExpectedDiagnostic(string Id, DiagnosticSeverity Severity, string Message, string? Path, int Mark);
