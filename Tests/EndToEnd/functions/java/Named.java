/** What a layer brings. */
public class Named {
    public static final String NAMED = "from the layer";
}
