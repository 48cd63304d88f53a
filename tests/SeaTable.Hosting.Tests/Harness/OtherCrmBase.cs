namespace SeaTable.Hosting.Tests.Other;

/// <summary>A base whose class has the name of another one, in a namespace of its own.</summary>
internal sealed class CrmBase(SeaTableOptions options, HttpClient http) : Tests.CrmBase(options, http);
