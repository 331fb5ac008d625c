import java.io.InputStream
import javax.xml.parsers.DocumentBuilderFactory

fun read(input: InputStream) = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(input) // finding: doctype-allowed

fun aware(input: InputStream) {
    val factory = DocumentBuilderFactory.newInstance().apply { isNamespaceAware = true }
    factory.newDocumentBuilder().parse(input) // finding: doctype-allowed
}
