import com.alibaba.fastjson.parser.ParserConfig;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

public class Mappers {
    ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.activateDefaultTyping(BasicPolymorphicTypeValidator.builder().allowIfSubType("org.example.shop.").build()); // evidence: named-classes
        return mapper;
    }

    void start() {
        ParserConfig.getGlobalInstance().setSafeMode(true); // evidence: named-classes
    }
}
