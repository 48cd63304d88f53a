using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>What generated option types have in common that only this library needs. They implement it out of sight.</summary>
/// <typeparam name="T">The generated option type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISelectOptionType<T> : ISelectOption
    where T : struct, ISelectOptionType<T>
{
    /// <summary>The options of the type, whichever of them is asked.</summary>
    SelectOptions<T> Options { get; }
}
