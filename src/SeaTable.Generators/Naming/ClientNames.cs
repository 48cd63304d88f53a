using System;
using System.Linq;
using SeaTable.Generators.Schema;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Naming;

/// <summary>What concerns all code of a schema file.</summary>
/// <param name="Namespace">The namespace; empty is the global one.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Client">The client class.</param>
internal sealed record ClientNames(string Namespace, string Accessibility, string Client)
{
    /// <summary>The class that registers the client.</summary>
    public string Services => Client + "ServiceCollectionExtensions";

    /// <summary>Chooses them.</summary>
    /// <param name="codegen">What people wish for.</param>
    /// <param name="fileName">The schema file, without its folder: the client is named after it.</param>
    /// <param name="defaultNamespace">The namespace when nobody chooses one.</param>
    public static ClientNames Choose(CodegenSection codegen, string fileName, string defaultNamespace)
    {
        var space = Accept(
            codegen.Namespace, NamespaceName.IsValid, defaultNamespace, "is no C# namespace", codegen.Place);
        var accessibility = Accept(
            codegen.Accessibility,
            text => text is "public" or "internal",
            "public",
            "is neither \"public\" nor \"internal\"",
            codegen.Place);
        var client = Accept(
            codegen.Client,
            text => Identifier.IsValid(text) && TypeOwner(text, space) is null,
            Default(fileName, space),
            "is no C# identifier that a class can have here",
            codegen.Place);
        return new ClientNames(space, accessibility, client);
    }

    /// <summary>What already has the name of a type in the namespace, in words, or null.</summary>
    public string? TypeOwner(string type) =>
        type == Client ? "the client class"
        : type == Services ? "the class that registers the client"
        : TypeOwner(type, Namespace);

    private static string? TypeOwner(string type, string space)
    {
        // In any namespace such a type would hide the namespace from the project's own code, too.
        if (ReservedNames.Namespaces.Contains(type))
        {
            return "a namespace that code needs";
        }

        return space == "SeaTable" && ReservedNames.OfRuntime.Contains(type) ? "a type of the runtime" : null;
    }

    private static string Default(string fileName, string space)
    {
        var client = Identifier.FromName(SchemaFileName.StemOf(fileName)) + "Base";
        return TypeOwner(client, space) is null ? client : client + "Client";
    }

    private static string Accept(
        CodegenSetting? setting,
        Func<string, bool> fits,
        string otherwise,
        string problem,
        CodegenPlace place)
    {
        if (setting is null)
        {
            return otherwise;
        }

        var plain = string.Join(".", setting.Value.Split('.').Select(part => part.TrimStart('@')));
        if (fits(plain))
        {
            return plain;
        }

        place.Report(setting.Range, "'" + setting.Value + "' " + problem + ", so '" + otherwise + "' is used");
        return otherwise;
    }
}
