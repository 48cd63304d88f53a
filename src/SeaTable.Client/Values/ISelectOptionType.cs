using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>What generated option types have in common that only this library needs. They implement it out of sight.</summary>
/// <typeparam name="T">The generated option type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISelectOptionType<T> : ISelectOption, IEquatable<T>
    where T : struct, ISelectOptionType<T>
{
    /// <summary>What the schema file knew of the options of the type, whichever of them is asked.</summary>
    OptionsSchema Schema { get; }

    /// <summary>Makes the generated type of an option, whichever of them is asked.</summary>
    /// <param name="option">The option.</param>
    /// <returns>The same option as its generated type.</returns>
    T Create(SelectOption option);
}
