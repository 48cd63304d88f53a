using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>What generated option types are made of, made once for each when it is first asked for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OptionTypes
{
    /// <summary>The options of a type.</summary>
    /// <typeparam name="T">The generated option type.</typeparam>
    /// <returns>The options that the schema knows.</returns>
    public static SelectOptions<T> Options<T>()
        where T : struct, ISelectOptionType<T> => Made<T>.Options;

    /// <summary>The option of that number.</summary>
    /// <typeparam name="T">The generated option type.</typeparam>
    /// <param name="number">The number in the order of the schema file, from 0 on.</param>
    /// <returns>The option.</returns>
    public static T Known<T>(int number)
        where T : struct, ISelectOptionType<T> => Made<T>.Known[number];

    /// <summary>What the schema file knew of the options of a type, without making them ready for use.</summary>
    /// <typeparam name="T">The generated option type.</typeparam>
    /// <returns>The schema of the column's options.</returns>
    public static OptionsSchema Schema<T>()
        where T : struct, ISelectOptionType<T> => default(T).Schema;

    private static class Made<T>
        where T : struct, ISelectOptionType<T>
    {
        internal static readonly SelectOptions<T> Options = new(Schema<T>(), static option => default(T).Create(option));
        internal static readonly T[] Known = [.. Options.All];
    }
}
