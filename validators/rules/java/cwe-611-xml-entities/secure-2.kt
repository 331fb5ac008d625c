import java.io.InputStream
import javax.xml.parsers.DocumentBuilderFactory

fun read(input: InputStream) {
    val factory = DocumentBuilderFactory.newInstance()
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true)
    factory.newDocumentBuilder().parse(input) // evidence: doctype-refused
}

fun applied(input: InputStream) {
    val factory = DocumentBuilderFactory.newInstance().apply {
        setFeature("http://apache.org/xml/features/disallow-doctype-decl", true)
    }
    factory.newDocumentBuilder().parse(input) // evidence: doctype-refused
}
