using System;
using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Generators.Naming;

/// <summary>Writes identifiers so that C# does not take them for something else.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> s_keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double "
        + "else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal "
        + "is lock long namespace new null object operator out override params private protected public readonly ref return "
        + "sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked "
        + "unsafe ushort using virtual void volatile while "
        + "add alias allows and ascending async await by descending dynamic equals extension field file from get global "
        + "group init into join let managed nameof nint not notnull nuint on or orderby partial record remove required "
        + "scoped select set unmanaged value var when where with yield").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The name of a member.</summary>
    public static string Member(string name) => s_keywords.Contains(name) ? "@" + name : name;

    /// <summary>
    /// The name of a type. One of small ASCII letters only might become a keyword some day, which the compiler warns about.
    /// </summary>
    public static string Type(string name) => name.All(character => character is >= 'a' and <= 'z') ? "@" + name : Member(name);

    /// <summary>The name of a namespace, which may be empty.</summary>
    public static string Namespace(string name) => string.Join(".", name.Split('.').Select(Member));

    /// <summary>A type with everything in front of it, so that no name in the project can come between.</summary>
    public static string Qualified(string space, string type) =>
        "global::" + (space.Length == 0 ? "" : Namespace(space) + ".") + Type(type);
}
